import type { Count } from "./interval.ts";

/**
 * The chance of `count` or more out of `n`, where each has the same chance by itself: the one-sided p value of the exact
 * binomial test. 1 where the count is 0.
 */
export function atLeast({ count, n }: Count, chance: number): number {
  if (count === 0) return 1;
  // From the end at which terms shrink, so that none is too large for a number.
  return count > n * chance
    ? tail({ count, n }, chance)
    : 1 - tail({ count: n - count + 1, n }, 1 - chance);
}

/** The same where the count lies above the mean: the first term in logs, the others as shares of it. */
function tail({ count, n }: Count, chance: number): number {
  const odds = chance / (1 - chance);
  let log = (n - count) * Math.log(1 - chance) + count * Math.log(chance);
  for (let at = 1; at <= count; at += 1) log += Math.log((n - at + 1) / at);
  let [term, sum] = [1, 0];
  for (let at = count; at <= n; at += 1) {
    sum += term;
    term *= ((n - at) / (at + 1)) * odds;
  }
  return Math.min(1, Math.exp(log + Math.log(sum)));
}
