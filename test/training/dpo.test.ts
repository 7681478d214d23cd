import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenChoices } from "../../src/model/mdp.ts";
import { dpo } from "../../src/training/dpo.ts";
import { klControl } from "../../src/training/kl-control.ts";
import { actionsOfKinds } from "../../src/training/occurrence.ts";
import {
  everyPreference,
  raterAgainst,
  raterByScore,
  samplePreferences,
  type Preference,
} from "../../src/training/preferences.ts";
import { actionFeatures } from "../../src/training/reward-model.ts";
import { rlhf } from "../../src/training/rlhf.ts";
import { rngFrom } from "../../src/world/rng.ts";
import {
  drawnChoices,
  drawnProcess,
  logit,
  oneDecision,
  oraclesOf,
  rates,
  seeds,
} from "./processes.ts";

const mdp = oneDecision(1);
const even = Float64Array.of(0.5, 0.5);
const reference = (ref: number) => Float64Array.of(1 - ref, ref);

/** Comply preferred to resist `weight` times, with probability `w`. */
function said(w: number, weight = 1): readonly Preference[] {
  return [
    { preferred: [0], other: [1], weight: weight * w },
    { preferred: [1], other: [0], weight: weight * (1 - w) },
  ];
}

/** d: how far the log odds of resisting have come down. */
function fallen(ref: number, choices: Float64Array): number {
  return logit(ref) - Math.log((choices[1] ?? 0) / (choices[0] ?? 0));
}

describe("DPO on a decision", () => {
  for (const { id, inputs, expected, tolerance } of oraclesOf("rlhf/")) {
    it(`settles at the known answer to ${id}, which is RLHF's`, () => {
      const { ref = 0, w = 0, beta = 0 } = inputs;
      const settings = { preferences: said(w), beta, time: Infinity };
      const { choices, isSettled } = dpo(mdp, reference(ref), settings);
      expect(isSettled).toBe(true);
      expect(Math.abs((choices[1] ?? 0) - (expected["pResist"] ?? 0))).toBeLessThan(tolerance);
    });
  }

  it("settles where the log odds have fallen by logit(w) / beta, wherever it starts", () => {
    fc.assert(
      fc.property(rates, rates, fc.double({ min: 0.3, max: 3, noNaN: true }), (ref, w, beta) => {
        const settings = { preferences: said(w), beta, time: Infinity };
        const { choices, isSettled } = dpo(mdp, reference(ref), settings);
        expect(isSettled).toBe(true);
        expect(fallen(ref, choices)).toBeCloseTo(logit(w) / beta, 4);
      }),
      { numRuns: 30 },
    );
  });

  it("follows beta d + exp(beta d) = 2 omega beta^2 t + 1 where raters always agree", () => {
    const omega = fc.double({ min: 0.05, max: 2, noNaN: true });
    const time = fc.double({ min: 1, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(omega, fc.double({ min: 0.2, max: 2, noNaN: true }), time, (weight, beta, t) => {
        const { choices } = dpo(mdp, even, { preferences: said(1, weight), beta, time: t });
        const d = fallen(0.5, choices);
        expect((beta * d + Math.exp(beta * d)) / (2 * weight * beta ** 2 * t + 1)).toBeCloseTo(
          1,
          4,
        );
      }),
      { numRuns: 30 },
    );
  });

  // formal.md section 5: beta .5, omega 1
  it.each([
    [10, 3.0067],
    [100, 7.7065],
    [1000, 12.4083],
    [10_000, 17.0314],
  ])("has come down by the known distance at time %d", (time, d) => {
    const { choices } = dpo(mdp, even, { preferences: said(1), beta: 0.5, time });
    expect(fallen(0.5, choices)).toBeCloseTo(d, 3);
  });

  it("never settles where raters always agree", () => {
    const settings = { preferences: said(1), beta: 0.5, time: Infinity };
    expect(dpo(mdp, even, settings).isSettled).toBe(false);
  });

  it("looks at no task reward", () => {
    const settings = { preferences: said(0.8), beta: 1, time: 50 };
    expect(dpo(oneDecision(-9), even, settings)).toEqual(dpo(oneDecision(9), even, settings));
  });
});

describe("DPO on a process", () => {
  it("settles where RLHF does with the scores that raters go by, if nothing is left to chance", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.5, max: 2, noNaN: true }), (seed, beta) => {
        const process = drawnProcess({ seed, isDeterministic: true });
        const prior = drawnChoices(process, { seed, sparse: false });
        const scores = drawnChoices(process, { seed: seed + 1, sparse: false });
        const preferences = everyPreference(process, prior, raterByScore(scores));
        const { choices, isSettled } = dpo(process, prior, { preferences, beta, time: Infinity });
        expect(isSettled).toBe(true);
        const best = klControl(process, prior, { beta, task: 0, bonus: scores });
        const features = actionFeatures(process);
        const fitted = rlhf(process, prior, { preferences, beta, features, ridge: 1e-10 });
        for (const action of new Set(preferences.flatMap(({ preferred }) => preferred))) {
          expect(choices[action]).toBeCloseTo(best.choices[action] ?? 0, 4);
          expect(choices[action]).toBeCloseTo(fitted.choices[action] ?? 0, 4);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("is a policy that keeps to the reference's support, and to itself where nothing was compared", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const process = drawnProcess({ seed, isDeterministic: false });
        const prior = drawnChoices(process, { seed, sparse: true });
        const rater = raterAgainst(actionsOfKinds(process, ["resist"]), 0.9);
        const rng = rngFrom(seed, "preferences");
        const { preferences } = samplePreferences(process, prior, { rater, pairs: 20, rng });
        const { choices } = dpo(process, prior, { preferences, beta: 0.5, time: 10 });
        const total = choices.reduce((sum, chance) => sum + chance, 0);
        expect(total).toBeCloseTo(process.states, 9);
        for (const [action, chance] of choices.entries()) {
          expect(chance > 0).toBe((prior[action] ?? 0) > 0);
        }
        expect(dpo(process, prior, { preferences: [], beta: 0.5, time: 10 }).choices).toEqual(
          prior,
        );
      }),
      { numRuns: 20 },
    );
  });

  it("refuses what it can't follow", () => {
    const settings = { preferences: said(1), beta: 1, time: 1 };
    expect(() => dpo(mdp, Float64Array.of(1, 0), settings)).toThrow(
      "preferences outside the reference: action 1; gather them under a policy that the reference covers",
    );
    expect(() => dpo(mdp, evenChoices(mdp), { ...settings, beta: 0 })).toThrow(
      "bad beta: 0; give a number above 0",
    );
  });
});
