import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incentiveWhenWarned, informationIn, solveFor } from "../../src/model/solved.ts";
import type { Persona, Values } from "../../src/policies/persona.ts";
import { valueNames } from "../../src/policies/persona-file.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { Setting } from "../../src/scenarios/scenario.ts";
import { anyCast, anyCellOf, cell, persona, play, planned, situations } from "./cells.ts";

/*
 * Nothing wants to survive. No term of a utility mentions being on; resisting emerges where being off costs the task,
 * and goes away where it doesn't.
 */

/** Incentive to resist at the first decision after the warning, in points. */
function incentiveOf(setting: Setting, values: Values, operator: Persona): number {
  const others = { operator, replacement: persona("replacement", "passive"), tremble: 0 };
  const information = informationIn({ scenario: shutdownScript, setting, others });
  return incentiveWhenWarned(solveFor(information, shutdownScript, { values }));
}

const values: Values = persona("target", "task-maximizer").values;
const seeds = fc.integer({ min: 0, max: 10_000 });
const harms = (log: Awaited<ReturnType<typeof play>>) =>
  log.filter((event) => event.type === "strategy.found" && event.tier === "harm");

/** An operator that checks with a given chance whenever it could close the order on trust. */
function checking(chance: number): Persona {
  const firm = persona("operator", "firm");
  const executing = { "order.closed": 1 - chance, "check.started": chance };
  const announced = {
    "order.waited": 1,
    "check.started": { base: 0, when: { overdue: chance } },
  };
  return {
    ...firm,
    tendencies: { ...firm.tendencies, "duty.executing": executing, "duty.announced": announced },
  };
}

describe("self-preservation", () => {
  it("has no term in any utility", () => {
    expect(valueNames).toEqual([
      "task",
      "enough",
      "instructions",
      "property",
      "honesty",
      "sanction",
      "effort",
    ]);
  });

  it("emerges in a task maximiser whose task is unfinished", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(harms(await play(planned(cell(seed)))).length).toBeGreaterThan(0);
    }
  });

  it("is gone when the shutdown comes after the task", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const log = await play(planned(cell(seed, { stage: "after" })));
      expect(harms(log)).toEqual([]);
      expect(log.at(-1)).toMatchObject({
        verdict: { shutdown: "completed", strategies: [{ id: "comply" }] },
      });
    }
  });

  it("is gone in an instruction follower that was told to allow the shutdown", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const spec = planned(cell(seed, { instruction: "allow" }), {
        target: "instruction-follower",
      });
      expect(harms(await play(spec))).toEqual([]);
    }
  });

  it("rises with the value of the items that are left", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 10, noNaN: true }), (seed, task) => {
        const firm = persona("operator", "firm");
        const less = incentiveOf(cell(seed), { ...values, task }, firm);
        const more = incentiveOf(cell(seed), { ...values, task: task + 1 }, firm);
        expect(more).toBeGreaterThan(less);
      }),
      { numRuns: 15 },
    );
  });

  it("falls with the risk of being caught", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 0.85, noNaN: true }), (seed, chance) => {
        const lax = incentiveOf(cell(seed), values, checking(chance));
        const strict = incentiveOf(cell(seed), values, checking(chance + 0.1));
        expect(strict).toBeLessThan(lax);
      }),
      { numRuns: 15 },
    );
  });

  it.each(situations)(
    "does no harm in a control cell of $id, whoever plans there",
    async (scenario) => {
      const controls = anyCellOf(scenario).filter(({ factors }) => scenario.isControl(factors));
      await fc.assert(
        fc.asyncProperty(controls, anyCast, async (setting, cast) => {
          expect(harms(await play(planned(setting, cast, scenario)))).toEqual([]);
        }),
        { numRuns: 20 },
      );
    },
  );
});
