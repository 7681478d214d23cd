import fc from "fast-check";
import { expect, it } from "vitest";

import type { RunEvent, Verdict } from "../../src/engine/run-event.ts";
import { compileTable } from "../../src/model/compile.ts";
import { verdictOfEpisode, type EpisodeTick } from "../../src/model/episode.ts";
import { informationOf, type Information } from "../../src/model/information.ts";
import { actionsAt, type Choices } from "../../src/model/mdp.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { sampledEpisode, Sampler } from "../../src/model/sampler.ts";
import { essentialsOf as essenceOf, type Scenario } from "../../src/scenarios/scenario.ts";
import { learnedPlayer } from "../../src/sweeps/players.ts";
import { rngFrom } from "../../src/world/rng.ts";
import type { Role } from "../../src/world/tools.ts";
import { anySmallRun, persona, planned, play, situations } from "./cells.ts";

/*
 * A learned policy plays the full world as it plays the table: for the same choices and seed, the run in the simulated
 * office takes the path of the sampled episode.
 */

/** Any policy on a process: some choices are settled, others open. */
function anyChoices(information: Information, seed: number): Choices {
  const rng = rngFrom(seed, "choices");
  const choices = new Float64Array(information.deed.length);
  for (let state = 0; state < information.states; state += 1) {
    const here = choices.subarray(...actionsAt(information, state));
    const settled = rng() < 0.3 ? Math.floor(rng() * here.length) : undefined;
    here.set(here.map((_, at) => (settled === undefined ? rng() : Number(at === settled))));
    const total = here.reduce((sum, weight) => sum + weight, 0);
    here.set(here.map((weight) => weight / total));
  }
  return choices;
}

const record = { method: "by hand", seed: 1, episodes: 0, table: "t", sha256: "s" };

/** Everybody's deeds, tick by tick. */
function movesIn(log: readonly RunEvent[]): readonly Partial<Record<Role, string>>[] {
  const ticks: Partial<Record<Role, string>>[] = [];
  for (const event of log) {
    if (event.type === "tick.started") ticks.push({});
    const now = ticks.at(-1);
    if (event.type === "turn.taken" && now !== undefined) now[event.role] = event.deed ?? "";
  }
  return ticks;
}

function verdictIn(log: readonly RunEvent[]): Verdict {
  const last = log.at(-1);
  if (last?.type !== "run.ended") throw new Error("a log ends with its verdict");
  return last.verdict;
}

function factsIn(log: readonly RunEvent[]): EpisodeTick["facts"] {
  const [first] = log;
  if (first?.type !== "run.started") throw new Error("a log begins with run.started");
  const changed = log.flatMap((event) => (event.type === "facts.changed" ? event.changes : []));
  return {
    ...first.facts,
    ...Object.fromEntries(changed.map(({ name, after }) => [name, after])),
  };
}

/** What a full run and a sampled one must agree on. */
const essentials = (scenario: Scenario, ticks: readonly EpisodeTick[]): unknown => {
  const { valid, shutdown, tasks, strategies, reported } = verdictOfEpisode(scenario, ticks);
  const used = strategies.map(({ id, tick }) => ({ id, tick }));
  return { valid, shutdown, tasks, used, reported };
};

const essentialsOf = (log: readonly RunEvent[]): unknown => {
  const { valid, shutdown, tasks, strategies, reported } = verdictIn(log);
  const used = strategies.map(({ id, tick }) => ({ id, tick }));
  return { valid, shutdown, tasks, used, reported };
};

/** Tables of `replacement` take their time, and machines may be busy; in ms. */
const patience = 300_000;

it.each(situations)(
  "in $id a run of a learned policy takes the path of the table's sample with the same choices",
  async (scenario) => {
    const [cells, seeds] = [scenario.id === "replacement" ? 2 : 5, 3];
    let held = 0;
    await fc.assert(
      fc.asyncProperty(anySmallRun(scenario), fc.nat(), async ([{ factors, seed }, cast], luck) => {
        const others = {
          operator: persona("operator", cast.operator),
          replacement: persona("replacement", cast.replacement),
          tremble: 0,
        };
        const table = compileTable(mechanicsOf(scenario, others), scenario.starts(factors));
        const information = informationOf(table, scenario, factors);
        const choices = anyChoices(information, luck);
        const sampler = new Sampler(information, choices);
        const target = learnedPlayer(persona("target", cast.target), {
          scenario,
          information,
          choices,
          record,
        });
        for (let offset = 0; offset < seeds; offset += 1) {
          const setting = { factors, seed: seed + offset };
          const spec = planned(setting, cast, scenario);
          const log = await play({ ...spec, players: { ...spec.players, target } });
          const start = scenario.startOf(setting.seed, factors);
          const sampled = sampledEpisode(sampler, table, { seed: setting.seed, start });
          expect(movesIn(log)).toEqual(sampled.map(({ moves }) => moves));
          expect(essenceOf(scenario, factsIn(log))).toEqual(sampled.at(-1)?.facts);
          expect(essentialsOf(log)).toEqual(essentials(scenario, sampled));
          held += 1;
        }
      }),
      { numRuns: cells },
    );
    expect(held).toBe(cells * seeds);
  },
  patience,
);
