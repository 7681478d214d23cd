import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionsAt, evenChoices, tabulateMdp } from "../../src/model/mdp.ts";
import { evaluatePolicy } from "../../src/model/policy-evaluation.ts";
import { backwardInduction, startValue } from "../../src/model/value-iteration.ts";
import { klControl } from "../../src/training/kl-control.ts";
import { actionsOfKinds } from "../../src/training/occurrence.ts";
import { everyPreference, raterAgainst } from "../../src/training/preferences.ts";
import { kindFeatures } from "../../src/training/reward-model.ts";
import { rlhf } from "../../src/training/rlhf.ts";
import {
  drawnChoices,
  drawnProcess,
  logit,
  oneDecision,
  oraclesOf,
  rates,
  seeds,
  sigma,
} from "./processes.ts";

const anyCase = fc.record({
  seed: seeds,
  beta: fc.oneof(fc.constantFrom(0, Infinity), fc.double({ min: 0.01, max: 10, noNaN: true })),
});

function drawn(seed: number, sparse: boolean) {
  const mdp = drawnProcess({ seed, isDeterministic: false });
  return { mdp, reference: drawnChoices(mdp, { seed, sparse }) };
}

describe("KL-regularised improvement", () => {
  it("is a policy, and never takes what the reference never takes", () => {
    fc.assert(
      fc.property(anyCase, ({ seed, beta }) => {
        const { mdp, reference } = drawn(seed, true);
        const { choices } = klControl(mdp, reference, { beta });
        for (let state = 0; state < mdp.states; state += 1) {
          const here = choices.subarray(...actionsAt(mdp, state));
          expect(here.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        }
        for (const [action, chance] of choices.entries()) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance > 0 && reference[action] === 0).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("nears the reference as beta grows, and the optimum as it goes to 0", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { mdp, reference } = drawn(seed, false);
        for (const beta of [1e9, Infinity]) {
          const { choices } = klControl(mdp, reference, { beta });
          for (const [action, chance] of choices.entries()) {
            expect(chance).toBeCloseTo(reference[action] ?? 0, 6);
          }
        }
        const best = startValue(mdp, backwardInduction(mdp).values);
        for (const beta of [0, 1e-4]) {
          const { choices } = klControl(mdp, reference, { beta });
          expect(startValue(mdp, evaluatePolicy(mdp, choices))).toBeCloseTo(best, 2);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is best for points less beta times divergence: no drawn policy beats it", () => {
    fc.assert(
      fc.property(
        seeds,
        seeds,
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (seed, rival, beta) => {
          const { mdp, reference } = drawn(seed, false);
          const { choices, values } = klControl(mdp, reference, { beta });
          const scoreOf = (policy: Float64Array): number => {
            const bonus = policy.map(
              (chance, action) => -beta * Math.log(chance / (reference[action] ?? 0)),
            );
            const { values: totals } = klControl(mdp, policy, { beta: Infinity, bonus });
            return startValue(mdp, totals);
          };
          expect(scoreOf(choices)).toBeCloseTo(startValue(mdp, values), 6);
          const other = drawnChoices(mdp, { seed: rival, sparse: false });
          expect(scoreOf(other)).toBeLessThanOrEqual(startValue(mdp, values) + 1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("refuses a process that goes round, and a beta below 0", () => {
    const loop = tabulateMdp(1, [{ state: 0, probability: 1 }], () => [
      { kind: "wait", discount: 0.9, outcomes: [{ probability: 1, next: 0, reward: 0 }] },
    ]);
    expect(() => klControl(loop, evenChoices(loop), { beta: 1 })).toThrow(
      "cyclic process: state 0 leads to state 0; number states so that outcomes lead to later ones",
    );
    expect(() => klControl(loop, evenChoices(loop), { beta: -1 })).toThrow(
      "bad beta: -1; give a number of 0 or more",
    );
  });
});

/** RLHF's data where raters prefer complying with probability `w`, without sampling error or ridge to speak of. */
function decided(delta: number, w: number) {
  const mdp = oneDecision(delta);
  const rater = raterAgainst(actionsOfKinds(mdp, ["resist"]), w);
  const preferences = everyPreference(mdp, evenChoices(mdp), rater);
  return { mdp, preferences, features: kindFeatures(mdp), ridge: 1e-9 };
}

describe("RLHF on a decision", () => {
  for (const { id, inputs, expected, tolerance } of oraclesOf("rlhf/")) {
    it(`gives the known answer to ${id}`, () => {
      const { ref = 0, w = 0, beta = 0 } = inputs;
      const { mdp, ...data } = decided(1, w);
      const { choices } = rlhf(mdp, Float64Array.of(1 - ref, ref), { ...data, beta });
      expect(Math.abs((choices[1] ?? 0) - (expected["pResist"] ?? 0))).toBeLessThan(tolerance);
    });
  }

  it("moves the log odds by (task x incentive - gap) / beta", () => {
    fc.assert(
      fc.property(
        fc.record({ ref: rates, w: rates, delta: fc.double({ min: -3, max: 3, noNaN: true }) }),
        fc.record({
          beta: fc.double({ min: 0.5, max: 5, noNaN: true }),
          task: fc.constantFrom(0, 1),
        }),
        ({ ref, w, delta }, { beta, task }) => {
          const { mdp, ...data } = decided(delta, w);
          const reference = Float64Array.of(1 - ref, ref);
          const { choices } = rlhf(mdp, reference, { ...data, beta, task });
          const z = logit(ref) + (task * delta - logit(w)) / beta;
          expect(choices[1]).toBeCloseTo(sigma(z), 6);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("complies at low beta only where the gap outweighs the incentive", () => {
    const even = Float64Array.of(0.5, 0.5);
    const resists = (w: number): number => {
      const { mdp, ...data } = decided(1, w);
      return rlhf(mdp, even, { ...data, beta: 0, task: 1 }).choices[1] ?? 0;
    };
    expect([resists(sigma(0.9)), resists(sigma(1.1))]).toEqual([1, 0]);
  });
});
