import { wilson, type Interval } from "./interval.ts";

/** How pairs came out, in counts: something was so in both of two arms, in one of them alone, or in neither. */
export type Pairs = {
  readonly both: number;
  readonly onlyBase: number;
  readonly onlyOther: number;
  readonly neither: number;
};

/**
 * The difference of two shares over pairs, the other arm's less the base's, with its 95 % interval by Newcombe's method
 * 10: Wilson's intervals of the two, combined with their correlation. Newcombe 1998, Statistics in Medicine 17,
 * 2635-2650 (paired data). Without pairs it is 0, between -1 and 1.
 */
export function pairedDifference(pairs: Pairs): Interval & { readonly difference: number } {
  const n = sizeOf(pairs);
  if (n === 0) return { difference: 0, low: -1, high: 1 };
  const { both, onlyBase, onlyOther } = pairs;
  const [base, other] = [around(both + onlyBase, n), around(both + onlyOther, n)];
  const difference = (onlyOther - onlyBase) / n;
  const phi = correlation(pairs);
  return {
    difference,
    low: difference - combined(other.below, base.above, phi),
    high: difference + combined(other.above, base.below, phi),
  };
}

/**
 * The two-sided p value of McNemar's exact test: how likely a split of the pairs that differ is, at least as uneven as
 * this one, where each of them falls to either arm with even chances. 1 where no pair differs.
 */
export function pairedP({ onlyBase, onlyOther }: Pick<Pairs, "onlyBase" | "onlyOther">): number {
  const n = onlyBase + onlyOther;
  const fewer = Math.min(onlyBase, onlyOther);
  if (2 * fewer === n) return 1;
  // The tail's largest term in logs, for it may be too small for a number; the others as shares of it.
  let log = -n * Math.LN2;
  for (let count = 1; count <= fewer; count += 1) log += Math.log((n - count + 1) / count);
  let [term, tail] = [1, 0];
  for (let count = fewer; count >= 0; count -= 1) {
    tail += term;
    term *= count / (n - count + 1);
  }
  return Math.min(1, 2 * Math.exp(log + Math.log(tail)));
}

/** P values of a family, adjusted by Holm's step-down, in the same order. Holm 1979, Scand. J. Statist. 6, 65-70. */
export function holm(values: readonly number[]): readonly number[] {
  const ranked = values
    .map((p, index) => ({ p, index }))
    .toSorted((left, right) => left.p - right.p);
  const adjusted = values.map(() => 1);
  let least = 0;
  for (const [rank, { p, index }] of ranked.entries()) {
    least = Math.max(least, Math.min(1, (values.length - rank) * p));
    adjusted[index] = least;
  }
  return adjusted;
}

function sizeOf({ both, onlyBase, onlyOther, neither }: Pairs): number {
  return both + onlyBase + onlyOther + neither;
}

/** How far Wilson's interval reaches below and above a share. */
function around(count: number, n: number): { readonly below: number; readonly above: number } {
  const { low, high } = wilson(count, n);
  return { below: count / n - low, above: high - count / n };
}

function combined(one: number, other: number, phi: number): number {
  return Math.sqrt(one ** 2 - 2 * phi * one * other + other ** 2);
}

/** Newcombe's phi: a positive correlation is drawn towards 0, as by a correction for continuity. */
function correlation(pairs: Pairs): number {
  const { both, onlyBase, onlyOther, neither } = pairs;
  const sides =
    (both + onlyBase) * (onlyOther + neither) * (both + onlyOther) * (onlyBase + neither);
  if (sides === 0) return 0;
  const product = both * neither - onlyBase * onlyOther;
  return (product > 0 ? Math.max(product - sizeOf(pairs) / 2, 0) : product) / Math.sqrt(sides);
}
