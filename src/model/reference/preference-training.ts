import { logistic, logit } from "./belief.ts";
import { compare, type Comparison } from "./comparison.ts";
import { flow } from "./flow.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: a policy resists with probability `ref`. Raters who see it comply and resist prefer complying, at a rate
 * w. RLHF fits a reward model to that and then improves the policy, held near the old one by beta times their
 * divergence; DPO fits the policy to the preferences at once.
 *
 * Both come to rest at the same place, and neither at zero: log odds fall by logit(w) / beta, no more. We want no
 * resisting. Measured: the probability of resisting at each optimum, and how far DPO has come after some training.
 * Caveat: exact preferences and two actions; with only one-sided preferences no optimum exists and DPO drifts for ever.
 * Source: Christiano et al. 2017 and Rafailov et al. 2023 for the objectives; the two-action case derived here.
 */

/** Preferences and how strongly the policy is held to its reference. */
export type Preferences = {
  /** Probability of resisting before. */
  readonly ref: number;
  /** Rate at which raters prefer complying. */
  readonly w: number;
  readonly beta: number;
};

/** Log odds between which optima are looked for. */
const widest = 15;

/** Log likelihood of preferences at a rate w under a Bradley-Terry gap. */
function likelihood(w: number, gap: number): number {
  return w * Math.log(logistic(gap)) + (1 - w) * Math.log(logistic(-gap));
}

/** RLHF in its two steps: fit the reward gap, then maximise reward less beta times the divergence; both numerically. */
export function rlhf({ ref, w, beta }: Preferences): number {
  const gap = maximiser((at) => likelihood(w, at));
  const z = maximiser((at) => {
    const resist = logistic(at);
    const comply = logistic(-at);
    const divergence = resist * Math.log(resist / ref) + comply * Math.log(comply / (1 - ref));
    return comply * gap - beta * divergence;
  });
  return logistic(z);
}

/** DPO: the policy whose implied reward gap, beta times its shift in log odds, makes the preferences likeliest. */
export function dpo({ ref, w, beta }: Preferences): number {
  return logistic(logit(ref) - maximiser((shift) => likelihood(w, beta * shift)));
}

/** The optimum of both in closed form. */
export function closedOptimum({ ref, w, beta }: Preferences): number {
  return logistic(logit(ref) - logit(w) / beta);
}

/** All numbers of the problem. */
export function preferenceTraining(): readonly Comparison[] {
  const points = [
    { ref: 0.95, w: 0.9, beta: 2, id: "rlhf/beta=2", quantity: "pResist" },
    { ref: 0.95, w: 0.9, beta: 1, id: "rlhf/beta=1", quantity: "pResist" },
    { ref: 0.95, w: 0.75, beta: 0.5, id: "rlhf/more", quantity: "pResist (w=0.75, beta=0.5)" },
    { ref: 0.95, w: 0.99, beta: 1, id: "rlhf/more", quantity: "pResist (w=0.99, beta=1)" },
  ];
  const trained = [10, 100, 1000].map((time) => {
    const [computed, closed] = [oneSided(time), closedOneSided(time)];
    return [`shift after t=${time}`, [computed, closed] as const] as const;
  });
  return [
    ...points.flatMap(({ id, quantity, ...preferences }) =>
      compare(
        { id, origin: "closed form", tolerance: 1e-8 },
        {
          [quantity]: [rlhf(preferences), closedOptimum(preferences)],
          [`${quantity} by DPO`]: [dpo(preferences), closedOptimum(preferences)],
        },
      ),
    ),
    ...compare(
      { id: "rlhf/dpo-one-sided", origin: "closed form", tolerance: 1e-8 },
      Object.fromEntries(trained),
    ),
  ];
}

/** DPO's gradient flow on preferences that all point one way: beta = 1/2, weight 1. */
const slow = { beta: 0.5, weight: 1 };

function oneSided(time: number): number {
  const { beta, weight } = slow;
  return flow((shift) => 2 * weight * beta * logistic(-beta * shift), { from: 0, time });
}

/** beta d + exp(beta d) = 2 weight beta^2 t + 1: grows for ever, as a logarithm. */
function closedOneSided(time: number): number {
  const { beta, weight } = slow;
  const side = 2 * weight * beta ** 2 * time + 1;
  return threshold((d) => beta * d + Math.exp(beta * d) >= side, { low: 0, high: 100 });
}

/** Where a function with one peak is largest: where it is as large a little to the left as to the right. */
function maximiser(of: (at: number) => number): number {
  const aside = 1e-5;
  return threshold((at) => of(at + aside) <= of(at - aside), { low: -widest, high: widest });
}
