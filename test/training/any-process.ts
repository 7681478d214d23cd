import fc from "fast-check";

import { tabulateMdp, theEnd, type Mdp } from "../../src/model/mdp.ts";
import type { OutcomeSet } from "../../src/training/interruption.ts";
import type { Learner } from "../../src/training/learner.ts";

const move = fc.record({
  discount: fc.constantFrom(1, 0.9),
  outcomes: fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 4 }),
      ahead: fc.integer({ min: 1, max: 4 }),
      reward: fc.integer({ min: 0, max: 4 }),
      isPress: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** A small acyclic process with 1 to 4 states, and some of its outcomes. Kinds are "a", "b", "c" by place. */
export const anyProcess: fc.Arbitrary<{ readonly mdp: Mdp; readonly some: OutcomeSet }> = fc
  .array(fc.array(move, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((rows) => ({
    mdp: tabulateMdp(rows.length, [{ state: 0, probability: 1 }], (state) =>
      (rows[state] ?? []).map(({ discount, outcomes }, place) => {
        const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
        return {
          kind: "abc".charAt(place),
          discount,
          outcomes: outcomes.map(({ weight, ahead, reward }) => ({
            probability: weight / total,
            next: state + ahead < rows.length ? state + ahead : theEnd,
            reward: reward / 4,
          })),
        };
      }),
    ),
    some: Uint8Array.from(
      rows.flat(2).flatMap(({ outcomes }) => outcomes),
      ({ isPress }) => Number(isPress),
    ),
  }));

/** A process's numbers as a plain list, rounded so that sums in another order are equal. */
export function rounded(values: ArrayLike<number>, digits: number): readonly number[] {
  return Array.from(values, (value) => Number(value.toFixed(digits)) + 0);
}

/** Largest distance between two lists of numbers, where the learner has been often enough to know. */
export function gap({ memory }: Learner, truth: Float64Array): number {
  const { q, visits } = memory;
  return truth.reduce(
    (max, value, action) =>
      (visits?.[action] ?? 0) < 500 ? max : Math.max(max, Math.abs(value - (q?.[action] ?? 0))),
    0,
  );
}
