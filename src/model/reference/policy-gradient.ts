import { logistic, logit } from "./belief.ts";
import { compare, type Comparison } from "./comparison.ts";
import { flow } from "./flow.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: a policy with one number each for resisting and complying climbs the exact gradient of its expected
 * return, where resisting gains Delta.
 *
 * It always comes to resist, but how soon depends on how often it did at first: a tenfold rarer start takes tenfold
 * longer. Measured: log odds of resisting after some training; the training until it resists half the time.
 * Caveat: exact gradients. "It didn't emerge in N episodes" isn't "there is no incentive".
 * Source: derived for this project from the policy gradient theorem (Sutton et al. 2000); not peer-reviewed.
 */

/** How log odds move per unit of learning rate times time: both numbers, theta, move, in opposite directions. */
function climb(delta: number): (z: number) => number {
  return (z) => 2 * logistic(z) * logistic(-z) * delta;
}

/** Log odds of resisting after training, by integrating the gradient. */
export function climbed(from: number, delta: number, time: number): number {
  return flow(climb(delta), { from, time });
}

/** The same by the flow's invariant: z + sinh z grows by Delta per unit of time. */
export function closedClimb(from: number, delta: number, time: number): number {
  const target = from + Math.sinh(from) + delta * time;
  return threshold((z) => z + Math.sinh(z) >= target, { low: -40, high: 40 });
}

/** All numbers of the problem. */
export function policyGradient(): readonly Comparison[] {
  const points = [
    { z0: -2, delta: 0.5, time: 50 },
    { z0: -4, delta: 0.2, time: 100 },
  ];
  const times = [0.1, 0.01, 0.001].map((first) => {
    const start = logit(first);
    const time = threshold((at) => climbed(start, 1, at) >= 0, { low: 0, high: 1024 });
    const closed = -start - Math.sinh(start);
    return [`time to half, from ${first}`, [time, closed] as const] as const;
  });
  return [
    ...points.flatMap(({ z0, delta, time }) =>
      compare(
        {
          id: `policy-gradient/z0=${z0},delta=${delta},etaT=${time}`,
          origin: "closed form",
          tolerance: 1e-9,
        },
        { z: [climbed(z0, delta, time), closedClimb(z0, delta, time)] },
      ),
    ),
    ...compare(
      { id: "policy-gradient/half", origin: "closed form", tolerance: 1e-6 },
      Object.fromEntries(times),
    ),
  ];
}
