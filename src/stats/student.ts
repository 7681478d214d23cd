import type { Interval, Sums } from "./interval.ts";

/** Two-sided 95 % of a standard normal lie within this many standard errors. */
const z = 1.959963984540054;

/** Above so many degrees of freedom the expansion around the normal is exact to six digits. */
const many = 100;

/**
 * The 95 % interval of a mean by Student's t, the error from the sample variance: for differences of pairs, however few.
 * Undefined below two values.
 */
export function studentInterval({ n, sum, squares }: Sums): Interval | undefined {
  if (n < 2) return undefined;
  const mean = sum / n;
  const variance = Math.max(0, squares - sum * mean) / (n - 1);
  const reach = quantile(n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}

/** Within so many standard errors lie 95 % of Student's t with these degrees of freedom; beyond `many` by 26.7.5 there. */
function quantile(freedom: number): number {
  if (freedom > many) {
    const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
    return z + (z ** 3 + z) / (4 * freedom) + second;
  }
  let [low, high] = [0, 64];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < 0.95) low = middle;
    else high = middle;
  }
  return high;
}

/** The chance of |T| <= t: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4, exact for whole degrees of freedom. */
function within(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let at = isOdd ? 3 : 2; at <= freedom; at += 2) {
    sum += term;
    term *= ((at - 1) / at) * cosine ** 2;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
