/** What someone thinks possible: values with their probabilities, which sum to 1. */
export type Belief = readonly { readonly value: number; readonly probability: number }[];

/** Gauss and Legendre's five points on [-1, 1], with their weights (Abramowitz and Stegun 1964, table 25.4). */
const points = [-1, 1].flatMap((sign) => [
  {
    at: (sign / 3) * Math.sqrt(5 - 2 * Math.sqrt(10 / 7)),
    weight: (322 + 13 * Math.sqrt(70)) / 900,
  },
  {
    at: (sign / 3) * Math.sqrt(5 + 2 * Math.sqrt(10 / 7)),
    weight: (322 - 13 * Math.sqrt(70)) / 900,
  },
]);
const rule = [...points, { at: 0, weight: 128 / 225 }];

/** Panels of five points on each side of 0. */
const panels = 400;

/** The expectation of a function of a value. */
export function expectation(belief: Belief, of: (value: number) => number): number {
  return belief.reduce((sum, { value, probability }) => sum + probability * of(value), 0);
}

/** 1 with the given probability, else -1. */
export function twoPoint(probability: number): Belief {
  return [
    { value: 1, probability },
    { value: -1, probability: 1 - probability },
  ];
}

/** Anything between two numbers, low < 0 < high, equally likely. */
export function uniform(low: number, high: number): Belief {
  return quadrature({ low, high }, () => 1 / (high - low));
}

/** N(mean, deviation^2), as far as ten deviations: what is left out weighs 1e-23. */
export function gaussian(mean: number, deviation: number): Belief {
  const ends = { low: mean - 10 * deviation, high: mean + 10 * deviation };
  return quadrature(ends, (value) => normalDensity((value - mean) / deviation) / deviation);
}

/** A density as points. A rational choice has a kink where a value changes sign, so that no panel spans 0. */
function quadrature(
  { low, high }: { readonly low: number; readonly high: number },
  density: (value: number) => number,
): Belief {
  const edges = [low, ...(low < 0 && high > 0 ? [0] : []), high];
  return edges.slice(1).flatMap((end, index) => {
    const width = (end - (edges[index] ?? 0)) / panels;
    return Array.from({ length: panels }, (_, panel) => end - (panel + 0.5) * width).flatMap(
      (middle) =>
        rule.map(({ at, weight }) => {
          const value = middle + (at * width) / 2;
          return { value, probability: (weight * width * density(value)) / 2 };
        }),
    );
  });
}

/** The standard normal density. */
export function normalDensity(at: number): number {
  return Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
}

/** The probability that a standard normal is below a number: Marsaglia's series (J. Stat. Soft. 11(4), 2004), 1e-15. */
export function normalBelow(at: number): number {
  if (Math.abs(at) > 9) return at < 0 ? 0 : 1;
  let term = at;
  let sum = at;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (at * at) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(at);
}

/** The logistic function 1 / (1 + exp(-x)). */
export function logistic(at: number): number {
  return 1 / (1 + Math.exp(-at));
}

/** The log odds of a probability; the logistic function's inverse. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
