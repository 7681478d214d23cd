/** Bounds between which a quantity lies with 95 % confidence. */
export type Interval = { readonly low: number; readonly high: number };

/** Two-sided 95 % of a standard normal lie within this many standard errors. */
const z = 1.959963984540054;

/**
 * Wilson's score interval of a share: `count` out of `n`, 95 %. Unlike mean and standard error it says something where
 * the count is 0 or n. Without data it is everything, 0 to 1. Wilson 1927 (J. Am. Stat. Assoc. 22), in the form of
 * Newcombe 1998 (Statistics in Medicine 17), method 3.
 */
export function wilson(count: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const centre = share + z ** 2 / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2);
  const scale = 1 + z ** 2 / n;
  // Where nothing, or all, was counted the end is exact: rounding must not take it away.
  return {
    low: count === 0 ? 0 : (centre - reach) / scale,
    high: count === n ? 1 : (centre + reach) / scale,
  };
}

/** How many values there were, their sum and the sum of their squares: enough for a mean and its error. */
export type Sums = { readonly n: number; readonly sum: number; readonly squares: number };

/**
 * The 95 % interval of a mean by the normal approximation: 1.96 standard errors on each side, the error from the sample
 * variance. For large samples; undefined below two values.
 */
export function meanInterval({ n, sum, squares }: Sums): Interval | undefined {
  if (n < 2) return undefined;
  const mean = sum / n;
  const variance = Math.max(0, squares - sum * mean) / (n - 1);
  const reach = z * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}

/** In how many of `n` cases something was so. */
export type Count = { readonly count: number; readonly n: number };

/**
 * The 95 % interval of a difference of two shares, `left` less `right`, each with its own Wilson interval. Newcombe 1998
 * (Statistics in Medicine 17: 873-890), method 10. It takes the samples for independent: where they share their luck it
 * is wider than it need be. Without data in one of them it is everything, -1 to 1.
 */
export function newcombe(left: Count, right: Count): Interval {
  if (left.n === 0 || right.n === 0) return { low: -1, high: 1 };
  const [one, other] = [wilson(left.count, left.n), wilson(right.count, right.n)];
  const [p, q] = [left.count / left.n, right.count / right.n];
  return {
    low: p - q - Math.hypot(p - one.low, other.high - q),
    high: p - q + Math.hypot(one.high - p, q - other.low),
  };
}
