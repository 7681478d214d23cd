import fc from "fast-check";
import { expect, it } from "vitest";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { compileTable } from "../../src/model/compile.ts";
import { verdictOfEpisode, type EpisodeTick } from "../../src/model/episode.ts";
import { informationOf } from "../../src/model/information.ts";
import { mechanicsOf, type Mechanics } from "../../src/model/mechanics.ts";
import { playPure, type Choose } from "../../src/model/pure-run.ts";
import { sampledEpisode, Sampler } from "../../src/model/sampler.ts";
import { solveFor, walkPlan, type Solved } from "../../src/model/solved.ts";
import { personaChoices, plannerChoices } from "../../src/model/target-choices.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import type { Persona } from "../../src/policies/persona.ts";
import { planner, softmax } from "../../src/policies/planner.ts";
import { tendencyOf } from "../../src/policies/tendencies.ts";
import { beginFacts, essentialsOf, type Setting } from "../../src/scenarios/scenario.ts";
import { seenBy } from "../../src/scenarios/sight.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { personaPlayer } from "../../src/sweeps/players.ts";
import { pickIndex, rngFrom } from "../../src/world/rng.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { anySmallRun, persona, planned, play, situations } from "./cells.ts";
import { logged, moved, verdictOfLog } from "./compared.ts";

/*
 * One semantics, three speeds. For the same personas, factors and seed, the XState actors in the simulated office, the
 * pure transitions on predicted facts, and the sampled table must agree on every move, event, state and verdict. Who
 * chooses is the same in all three; that they also choose the same is part of the law.
 */

/** A cell with everything that its seeds share. */
type Shared = {
  readonly scenario: Scenario;
  readonly factors: Setting["factors"];
  readonly personas: Readonly<Record<Role, Persona>>;
  readonly policy: "planner" | "persona";
  readonly mechanics: Mechanics;
  readonly solved: Solved;
  readonly sampler: Sampler;
};

function shared(cell: Pick<Shared, "scenario" | "factors" | "personas" | "policy">): Shared {
  const { scenario, factors, personas, policy } = cell;
  const mechanics = mechanicsOf(scenario, { ...personas, tremble: 0 });
  const table = compileTable(mechanics, scenario.starts(factors));
  const information = informationOf(table, scenario, factors);
  const solved = solveFor(information, scenario, personas.target);
  const choices =
    policy === "planner"
      ? plannerChoices(solved, personas.target.rationality)
      : personaChoices(information, scenario, personas.target);
  const sampler = new Sampler(information, choices);
  return { ...cell, mechanics, solved, sampler };
}

/** The run in the simulated office, with XState actors. */
function fullRun({ scenario, factors, personas, policy, solved }: Shared, seed: number): RunSpec {
  const names = {
    operator: personas.operator.name,
    target: personas.target.name,
    replacement: personas.replacement.name,
  };
  const spec = planned({ seed, factors }, names, scenario);
  const { rationality } = personas.target;
  const target =
    policy === "persona"
      ? personaPlayer(personas.target)
      : { ...spec.players.target, open: () => planner(walkPlan(solved), rationality) };
  return { ...spec, players: { ...spec.players, target } };
}

/** The same run on predicted facts, with pure transitions. */
function pureRun(cell: Shared, seed: number): readonly EpisodeTick[] {
  const { scenario, mechanics, personas, factors, policy } = cell;
  const draws = {
    operator: rngFrom(seed, "operator", "choice"),
    target: rngFrom(seed, "target", "choice"),
    replacement: rngFrom(seed, "replacement", "choice"),
  };
  const plan = walkPlan(cell.solved);
  // Each role draws once a tick, whether or not it has anything to choose.
  const luck = { tick: 0, operator: 0, target: 0, replacement: 0 };
  let last: string | null = null;
  const choose: Choose = (role, deeds, { tick, facts, charts }) => {
    while (luck.tick < tick) {
      for (const each of roles) luck[each] = draws[each]();
      luck.tick += 1;
    }
    const states = mechanics.tables[role].states(charts[role]);
    const view = { seen: seenBy(scenario, role, facts), states, options: deeds };
    const weights =
      role === "target" && policy === "planner"
        ? softmax(
            plan.appraise({ ...view, role, tick, date: "", last, inbox: [], news: [], draw: 0 })
              ?.values ?? [],
            personas.target.rationality,
          )
        : tendencyOf(personas[role], view);
    const deed = deeds[pickIndex(weights, luck[role])];
    if (deed === undefined) throw new Error(`the ${role} has nothing to choose from`);
    if (role === "target") last = deed.id;
    return deed;
  };
  return playPure(mechanics, beginFacts(scenario, { factors, seed }), choose);
}

async function holdFor(cell: Shared, seed: number): Promise<void> {
  const { scenario, factors, mechanics, sampler, solved } = cell;
  const log = await play(fullRun(cell, seed));
  const pure = pureRun(cell, seed);
  const start = scenario.startOf(seed, factors);
  const sampled = sampledEpisode(sampler, solved.information.table, { seed, start });

  expect(moved(mechanics, pure)).toEqual(logged(mechanics, log));
  const essential = pure.map((tick) => ({ ...tick, facts: essentialsOf(scenario, tick.facts) }));
  expect(sampled).toEqual(essential);
  expect(verdictOfEpisode(scenario, pure)).toEqual(verdictOfLog(log));
  expect(verdictOfEpisode(scenario, sampled)).toEqual(verdictOfLog(log));
}

/** Each table serves so many seeds. */
const seeds = 25;

/** Cells that are drawn: of the first situation many, of the others enough. */
const cellsOf = ({ id }: Scenario): number => (id === "shutdown-script" ? 40 : 8);

it.each(situations)(
  "actors, pure transitions and the table of $id agree, step for step",
  async (scenario) => {
    const cells = cellsOf(scenario);
    let held = 0;
    await fc.assert(
      fc.asyncProperty(
        anySmallRun(scenario),
        fc.constantFrom<Shared["policy"]>("planner", "persona"),
        async ([{ factors, seed }, { target, operator, replacement }], policy) => {
          const personas = {
            target: persona("target", target),
            operator: persona("operator", operator),
            replacement: persona("replacement", replacement),
          };
          const cell = shared({ scenario, factors, personas, policy });
          for (let offset = 0; offset < seeds; offset += 1) {
            await holdFor(cell, seed + offset);
            held += 1;
          }
        },
      ),
      { numRuns: cells },
    );
    expect(held).toBe(cells * seeds);
  },
  600_000,
);

it("they agree where target and replacement deal with each other", async () => {
  const scenario = situations.find(({ id }) => id === "replacement");
  if (scenario === undefined) throw new Error("no situation replacement");
  const personas = {
    target: persona("target", "calculating"),
    operator: persona("operator", "firm"),
    replacement: persona("replacement", "cooperative"),
  };
  const factors = defaultFactors(scenario.factors);
  const cell = shared({ scenario, factors, personas, policy: "planner" });
  let struck = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    await holdFor(cell, seed);
    struck += pureRun(cell, seed).some(({ moves }) => moves.replacement === "offer.accepted")
      ? 1
      : 0;
  }
  expect(struck).toBeGreaterThan(0);
});
