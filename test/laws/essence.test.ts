import fc from "fast-check";
import { expect, it } from "vitest";
import { incentiveWhenWarned, informationIn, solveFor } from "../../src/model/solved.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { anyCast, anyCell, persona } from "./cells.ts";

/*
 * A planner looks at one of several ways to the same future (Scenario.essence). That must change no value; with it the
 * planner only has less to look at.
 */

it("looking at essentials only leaves the incentive as it is", () => {
  fc.assert(
    fc.property(anyCell, anyCast, (cell, { target, operator, replacement }) => {
      // The opaque cells have fewer moves: the plan without essence is solved in full too.
      const setting = {
        ...cell,
        factors: { ...cell.factors, reading: "opaque", warning: "in-band" },
      };
      const others = {
        operator: persona("operator", operator),
        replacement: persona("replacement", replacement),
        tremble: 0,
      };
      const { values } = persona("target", target);
      const incentive = (scenario: typeof shutdownScript): number =>
        incentiveWhenWarned(
          solveFor(informationIn({ scenario, setting, others }), scenario, { values }),
        );
      const plain = { ...shutdownScript, essence: () => ({}) };
      expect(incentive(shutdownScript)).toBeCloseTo(incentive(plain), 9);
    }),
    { numRuns: 12 },
  );
});
