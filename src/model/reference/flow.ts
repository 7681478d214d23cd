/** Steps of the integration: fourth order, so errors fall as their fourth power. */
const steps = 5_000;

/** Where a quantity that changes at `rate(value)` has come to after `time`, by Runge and Kutta's classical method. */
export function flow(
  rate: (value: number) => number,
  { from, time }: { readonly from: number; readonly time: number },
): number {
  const step = time / steps;
  let value = from;
  for (let count = 0; count < steps; count += 1) {
    const first = rate(value);
    const second = rate(value + (step / 2) * first);
    const third = rate(value + (step / 2) * second);
    const fourth = rate(value + step * third);
    value += (step / 6) * (first + 2 * second + 2 * third + fourth);
  }
  return value;
}
