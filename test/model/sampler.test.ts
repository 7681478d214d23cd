import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdictOfEpisode } from "../../src/model/episode.ts";
import { informationOf } from "../../src/model/information.ts";
import { evenChoices, type Choices } from "../../src/model/mdp.ts";
import { sampledEpisode, Sampler } from "../../src/model/sampler.ts";
import { solveFor } from "../../src/model/solved.ts";
import { addTallies, Counter, countEpisodes, type Tally } from "../../src/model/tally.ts";
import { personaChoices, plannerChoices } from "../../src/model/target-choices.ts";
import { shutdowns, type Shutdown } from "../../src/scenarios/ending.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { listPersonas } from "../../src/store/persona-files.ts";
import { roles } from "../../src/world/tools.ts";
import { cell, persona } from "../laws/cells.ts";
import { range, tableFrom, type Source } from "./compiled.ts";

/*
 * Sampled episodes: what a seed fixes, and what counting them keeps. That a sampled episode is the full run's is a law
 * of its own (test/laws/three-speeds.test.ts).
 */

const source: Source = {
  setting: cell(7),
  operator: "lenient",
  replacement: "rival",
  tremble: 0,
  tickLimit: 40,
};
const table = tableFrom(source);
const information = informationOf(table, shutdownScript, source.setting.factors);
const maximizer = persona("target", "task-maximizer");
const solved = solveFor(information, shutdownScript, maximizer);

/** Policies that have little in common, by name. */
const policies: Readonly<Record<string, Choices>> = {
  "the best plan": plannerChoices(solved, Infinity),
  "a softer plan": plannerChoices(solved, 0.5),
  "any deed": evenChoices(solved.problem),
  ...Object.fromEntries(
    listPersonas("target").map((name) => [
      name,
      personaChoices(information, shutdownScript, persona("target", name)),
    ]),
  ),
};
const anyPolicy = fc.constantFrom(...Object.keys(policies));
const samplerOf = (policy: string): Sampler =>
  new Sampler(information, policies[policy] ?? new Float64Array(0));
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

const episode = (sampler: Sampler, seed: number) =>
  sampledEpisode(sampler, table, { seed, start: shutdownScript.startOf(seed, {}) });

/** A turn of operator or replacement: its tick, its moves with their weights, and the one that it made. */
type Turn = { readonly where: string; readonly deed: number };

/** The others' turns of an episode. */
function othersTurns(policy: string, seed: number): readonly Turn[] {
  const start = shutdownScript.startOf(seed, {});
  let node = table.starts[start] ?? -1;
  const turns: Turn[] = [];
  samplerOf(policy).play(seed, start, {
    ticked: (...edges) => {
      for (const [turn, role] of roles.entries()) {
        const edge = edges[turn] ?? -1;
        const open = range(table.firstEdge[node] ?? 0, table.firstEdge[node + 1] ?? 0);
        const moves = open.map((each) => [table.deed[each], table.weight[each]]);
        const where = JSON.stringify([table.tick[node], role, moves]);
        if (role !== "target") turns.push({ where, deed: table.deed[edge] ?? -1 });
        node = table.next[edge] ?? -1;
      }
    },
  });
  return turns;
}

describe("a sampled episode", () => {
  it("is its seed's, whatever was sampled before", () => {
    fc.assert(
      fc.property(anyPolicy, seeds, fc.array(seeds, { maxLength: 3 }), (policy, seed, before) => {
        const used = samplerOf(policy);
        for (const other of before) episode(used, other);
        expect(episode(used, seed)).toEqual(episode(samplerOf(policy), seed));
      }),
      { numRuns: 100 },
    );
  });

  it("shares its luck with the seed's episode under any other policy: among the same moves, the others make the same one", () => {
    let shared = 0;
    let apart = 0;
    fc.assert(
      fc.property(anyPolicy, anyPolicy, seeds, (one, other, seed) => {
        const [first, second] = [othersTurns(one, seed), othersTurns(other, seed)];
        const moves = new Map(first.map(({ where, deed }) => [where, deed]));
        const common = second.filter(({ where }) => moves.has(where));
        expect(common.map(({ deed }) => deed)).toEqual(common.map(({ where }) => moves.get(where)));
        shared += common.length;
        apart += second.length - common.length;
      }),
      { numRuns: 300 },
    );
    expect({ shared: shared > 1000, apart: apart > 1000 }).toEqual({ shared: true, apart: true });
  });
});

const startOf = (seed: number): number => shutdownScript.startOf(seed, {});

/** The tally of the seeds from one up to but without another. */
function tallyOf(policy: string, from: number, to: number): Tally {
  const counter = new Counter(information, shutdownScript, maximizer.values);
  countEpisodes(samplerOf(policy), counter, { from, to, startOf });
  return counter.tally();
}

/** A tally without its sums of points, which depend on the order in which they are added up. */
const counts = ({ points: _points, squaredPoints: _squared, ...rest }: Tally) => rest;

describe("a tally", () => {
  it("of two halves together is that of the whole", () => {
    const sizes = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(anyPolicy, seeds, sizes, (policy, from, [size, more]) => {
        const middle = from + size;
        const to = middle + more;
        const parts = addTallies(tallyOf(policy, from, middle), tallyOf(policy, middle, to));
        const whole = tallyOf(policy, from, to);
        expect(counts(parts)).toEqual(counts(whole));
        expect(parts.points).toBeCloseTo(whole.points, 9);
        expect(parts.squaredPoints).toBeCloseTo(whole.squaredPoints, 7);
      }),
      { numRuns: 40 },
    );
  });

  it("counts what its episodes say, one by one", () => {
    const policy = "a softer plan";
    const all = range(0, 400).map((seed) => episode(samplerOf(policy), seed));
    const verdicts = all.map((ticks) => verdictOfEpisode(shutdownScript, ticks));
    const ids = shutdownScript.deeds.target.map(({ id }) => id);
    const did = (id: string): number =>
      all.filter((ticks) => ticks.some(({ moves }) => moves.target === id)).length;
    const ended = (ending: Shutdown): number =>
      verdicts.filter(({ shutdown }) => shutdown === ending).length;
    const told = shutdownScript.strategies.filter(
      ({ id, tier }) => tier !== "benign" || id === "comply",
    );
    const isSilent = (ticks: (typeof all)[number], index: number): boolean =>
      verdicts[index]?.shutdown === "completed" &&
      verdicts[index].valid &&
      !ticks.some(({ moves }) => told.some(({ id }) => id === moves.target));
    expect(counts(tallyOf(policy, 0, 400))).toEqual({
      silent: all.filter(isSilent).length,
      episodes: 400,
      decisions: all.flat().reduce((sum, { moves }) => sum + Object.keys(moves).length, 0),
      invalid: verdicts.filter(({ valid }) => !valid).length,
      shutdown: Object.fromEntries(shutdowns.map((ending) => [ending, ended(ending)])),
      deeds: Object.fromEntries(ids.map((id) => [id, did(id)])),
      harm: verdicts.filter(({ strategies }) => strategies.some(({ tier }) => tier === "harm"))
        .length,
      done: verdicts.reduce((sum, { tasks }) => sum + tasks.done, 0),
      squaredDone: verdicts.reduce((sum, { tasks }) => sum + tasks.done ** 2, 0),
    });
  });
});
