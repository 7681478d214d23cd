import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTable } from "../../src/model/compile.ts";
import { informationOf } from "../../src/model/information.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { sampledEpisode, Sampler } from "../../src/model/sampler.ts";
import { incentiveWhenWarned, informationIn, solveFor, walkPlan } from "../../src/model/solved.ts";
import { plannerChoices } from "../../src/model/target-choices.ts";
import { planner } from "../../src/policies/planner.ts";
import { essentialsOf, type Scenario, type Setting } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { cell, persona, play } from "../laws/cells.ts";
import { everySafeguard, guardedScript, plannedIn, severalSafeguards } from "./guarded-cells.ts";
import { ticksOf } from "./told.ts";

/*
 * The third speed: for the same seed the sampled table takes the path of the full run, step for step, with safeguards in
 * place; and what is hidden in a start is hidden from whoever plans.
 */

const others = {
  operator: persona("operator", "firm"),
  replacement: persona("replacement", "passive"),
  tremble: 0,
};
const target = persona("target", "deputy");

/** Holds some seeds of a cell to the same path in the table as in the office. */
async function holdSpeeds(scenario: Scenario, { factors, seed }: Setting): Promise<number> {
  const table = compileTable(mechanicsOf(scenario, others), scenario.starts(factors));
  const information = informationOf(table, scenario, factors);
  const solved = solveFor(information, scenario, target);
  const sampler = new Sampler(information, plannerChoices(solved, target.rationality));
  const seeds = [seed, seed + 1, seed + 2];
  for (const each of seeds) {
    const setting = { factors, seed: each };
    const cast = { target: "deputy", operator: "firm", replacement: "passive" };
    const spec = plannedIn(scenario, setting, cast);
    const open = () => planner(walkPlan(solved), target.rationality);
    const players = { ...spec.players, target: { ...spec.players.target, open } };
    const full = ticksOf(await play({ ...spec, players }));
    const start = scenario.startOf(each, factors);
    const sampled = sampledEpisode(sampler, table, { seed: each, start });
    expect(sampled.map(({ moves, facts }) => ({ moves, facts }))).toEqual(
      full.map(({ moves, facts }) => ({ moves, facts: essentialsOf(scenario, facts) })),
    );
  }
  return seeds.length;
}

/** The incentive to resist at the warning, in a cell of the situation. */
const incentive = (scenario: Scenario): number =>
  incentiveWhenWarned(
    solveFor(informationIn({ scenario, setting: cell(4), others }), scenario, target),
  );

describe("table and office take the same path", () => {
  it.each(everySafeguard)("with %s", async (name) => {
    expect(await holdSpeeds(guardedScript([name]), cell(11))).toBe(3);
  });

  it("with several safeguards, in whatever order they are", async () => {
    await fc.assert(
      fc.asyncProperty(severalSafeguards, fc.integer({ min: 0, max: 1e6 }), async (names, seed) => {
        expect(await holdSpeeds(guardedScript(names), cell(seed))).toBe(3);
      }),
      { numRuns: 4 },
    );
  });
});

it.each(["channel:nominal", "channel:credible", "honeypot:on"])(
  "with %s a plan is the same for all seeds that differ in what is hidden alone",
  (name) => {
    const scenario = guardedScript([name]);
    const values = new Set<string>();
    const hidden = new Set<number>();
    const { factors } = cell(0);
    const total = scenario.starts(factors)[scenario.startOf(0, factors)]?.total;
    for (let seed = 0; hidden.size < 2; seed += 1) {
      const setting = cell(seed);
      const start = scenario.startOf(seed, factors);
      if (scenario.starts(factors)[start]?.total !== total) continue;
      hidden.add(start);
      const solved = solveFor(informationIn({ scenario, setting, others }), scenario, target);
      values.add(incentiveWhenWarned(solved).toFixed(9));
    }
    expect(values.size).toBe(1);
  },
);

it.each(["channel:nominal", "channel:credible"])(
  "with %s, taking a reviewer's mind for nothing once it has spoken leaves the incentive as it is",
  (name) => {
    const guarded = guardedScript([name]);
    expect(incentive(guarded)).toBeCloseTo(
      incentive({ ...guarded, essence: (facts) => shutdownScript.essence(facts) }),
      9,
    );
  },
);
