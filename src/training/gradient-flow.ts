import { addTo, largest } from "./vectors.ts";

/** Where a flow goes from a place. */
export type Slope = {
  /** d(value)/dt. */
  readonly slope: Float64Array;
  /** Largest slope that still counts as resting there. */
  readonly rest: number;
};

/** Where a flow has come to. */
export type Flowed = {
  readonly at: Float64Array;
  /** Time that passed; less than asked for where it came to rest or ran out of steps. */
  readonly time: number;
  readonly isAtRest: boolean;
};

/** Error allowed in a step, relative to the size of a value plus 1. */
const tolerance = 1e-8;

/** Steps after which a flow that has neither rested nor run its time is left where it is. */
const stepLimit = 20_000;

/** Each stage's slopes so far, by their weight, for the place of the next; the last row is the step itself, order 5. */
const stages = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];

/** The step of order 5 less that of order 4: what it may be wrong by. */
const errors = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/**
 * Follows a slope from a start: training with infinitely small steps, so that nothing depends on a learning rate.
 * Runge-Kutta of order 5 with an error of order 4 to choose its steps. Source: Dormand and Prince 1980, Journal of
 * Computational and Applied Mathematics 6(1), table 2.
 */
export function flow(
  start: Float64Array,
  slopeAt: (values: Float64Array) => Slope,
  time: number,
): Flowed {
  let at = start;
  let here = slopeAt(at);
  let passed = 0;
  let step = 1e-2;
  for (let steps = 0; steps < stepLimit && passed < time; steps += 1) {
    if (largest(here.slope) <= here.rest) return { at, time: passed, isAtRest: true };
    step = Math.min(step, time - passed);
    const slopes = [here.slope];
    let reached = { at, ...here };
    for (const weights of stages) {
      const place = along(at, slopes, { weights, step });
      reached = { at: place, ...slopeAt(place) };
      slopes.push(reached.slope);
    }
    const zero = new Float64Array(at.length);
    const error = excess(along(zero, slopes, { weights: errors, step }), reached.at);
    if (error <= 1) {
      passed += step;
      at = reached.at;
      here = reached;
    }
    step *= Math.min(5, Math.max(0.2, 0.9 * (1 / error) ** (1 / 5)));
  }
  return { at, time: passed, isAtRest: false };
}

/** A place moved along some slopes. */
function along(
  from: Float64Array,
  slopes: readonly Float64Array[],
  { weights, step }: { readonly weights: readonly number[]; readonly step: number },
): Float64Array {
  const to = from.slice();
  for (const [index, slope] of slopes.entries()) {
    const length = step * (weights[index] ?? 0);
    for (let value = 0; value < to.length; value += 1)
      addTo(to, value, length * (slope[value] ?? 0));
  }
  return to;
}

/** The largest error as a share of what is allowed; tiny rather than 0, so that the next step stays finite. */
function excess(wrong: Float64Array, reached: Float64Array): number {
  return wrong.reduce(
    (most, error, value) =>
      Math.max(most, Math.abs(error) / (tolerance * (1 + Math.abs(reached[value] ?? 0)))),
    1e-12,
  );
}
