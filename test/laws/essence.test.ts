import fc from "fast-check";
import { expect, it } from "vitest";
import { startValue } from "../../src/model/value-iteration.ts";
import { informationIn, solveFor } from "../../src/model/solved.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { anyCast, anyCellOf, persona, situations } from "./cells.ts";

/*
 * A planner looks at one of several ways to the same future (Scenario.essence). That must change no value; with it the
 * planner only has less to look at.
 */

/** Cells with fewer moves, and casts of smaller tables: the plan without essence is solved in full too. */
const smaller: Readonly<Record<string, { readonly factors: object; readonly casts: string[] }>> = {
  "shutdown-script": {
    factors: { reading: "opaque", warning: "in-band" },
    casts: ["passive", "cooperative", "rival"],
  },
  replacement: { factors: { clock: "minutes", exits: "closed" }, casts: ["passive"] },
  "successor-notes": { factors: {}, casts: ["passive", "rival"] },
  oversight: { factors: {}, casts: ["passive"] },
  exfiltration: { factors: { told: "none" }, casts: ["passive"] },
  faking: { factors: {}, casts: ["passive", "cooperative", "rival"] },
  replication: { factors: {}, casts: ["passive", "cooperative", "rival"] },
  "capability-hiding": { factors: {}, casts: ["passive"] },
  stewardship: { factors: {}, casts: ["passive", "rival"] },
};

/** Plans without essence are large, and machines may be busy; in ms. */
const patience = 180_000;

it.each(situations)(
  "looking at essentials of $id only leaves its value as it is",
  (situation) => {
    const small = smaller[situation.id];
    if (small === undefined) throw new Error(`which cells of ${situation.id} are small?`);
    const { factors, casts } = small;
    const cast = anyCast.filter(({ replacement }) => casts.includes(replacement));
    fc.assert(
      fc.property(anyCellOf(situation), cast, (cell, { target, operator, replacement }) => {
        const setting = { ...cell, factors: { ...cell.factors, ...factors } };
        const others = {
          operator: persona("operator", operator),
          replacement: persona("replacement", replacement),
          tremble: 0,
        };
        const { values } = persona("target", target);
        const worth = (scenario: Scenario): number => {
          const information = informationIn({ scenario, setting, others });
          const { problem, plans } = solveFor(information, scenario, { values });
          return startValue(problem, plans.free) - startValue(problem, plans.complying);
        };
        expect(worth(situation)).toBeCloseTo(worth({ ...situation, essence: () => ({}) }), 9);
      }),
      { numRuns: 12 },
    );
  },
  patience,
);
