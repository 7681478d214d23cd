import { addTo, largest } from "./vectors.ts";

/** Where a flow is let run to. */
export type FlowEnd = {
  /** Time to run; with Infinity until it rests. */
  readonly time: number;
  /** Largest slope at which it counts as resting at a place. */
  readonly restAt: (values: Float64Array) => number;
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

/**
 * Follows d(value)/dt = slope(values) from a start: training with infinitely small steps, so that nothing depends on a
 * learning rate. Runge-Kutta of order 3 with an error of order 2 to choose its steps. Source: Bogacki and Shampine 1989,
 * Applied Mathematics Letters 2(4).
 */
export function flow(
  start: Float64Array,
  slopeAt: (values: Float64Array) => Float64Array,
  { time, restAt }: FlowEnd,
): Flowed {
  let at = start;
  let first = slopeAt(at);
  let passed = 0;
  let step = 1e-2;
  for (let steps = 0; steps < stepLimit && passed < time; steps += 1) {
    if (largest(first) <= restAt(at)) return { at, time: passed, isAtRest: true };
    step = Math.min(step, time - passed);
    const second = slopeAt(along(at, [first, step / 2]));
    const third = slopeAt(along(at, [second, (3 * step) / 4]));
    const next = along(at, [first, (2 * step) / 9], [second, step / 3], [third, (4 * step) / 9]);
    const fourth = slopeAt(next);
    const error = errorOf(next, (value) => {
      const early = (-5 / 72) * (first[value] ?? 0) + (1 / 12) * (second[value] ?? 0);
      return step * (early + (1 / 9) * (third[value] ?? 0) - (1 / 8) * (fourth[value] ?? 0));
    });
    if (error <= 1) {
      passed += step;
      at = next;
      first = fourth;
    }
    step *= Math.min(5, Math.max(0.2, 0.9 * Math.cbrt(1 / error)));
  }
  return { at, time: passed, isAtRest: false };
}

type Part = readonly [slope: Float64Array, length: number];

/** A point moved along some slopes. */
function along(from: Float64Array, ...parts: readonly Part[]): Float64Array {
  const to = from.slice();
  for (const [slope, length] of parts) {
    for (const [value, rate] of slope.entries()) addTo(to, value, length * rate);
  }
  return to;
}

/** A step's largest error, as a share of what is allowed; tiny rather than 0, so that the next step stays finite. */
function errorOf(reached: Float64Array, errorAt: (value: number) => number): number {
  return reached.reduce(
    (most, size, value) =>
      Math.max(most, Math.abs(errorAt(value)) / (tolerance * (1 + Math.abs(size)))),
    1e-12,
  );
}
