import { alikeWithin, type Contrast, type Expected } from "../scenarios/contrast.ts";
import { holm, pairedDifference, pairedP } from "../stats/difference.ts";
import { wilson, type Interval } from "../stats/interval.ts";
import type { CastContrast } from "./contrast-cast.ts";
import type { Paired } from "./contrast-run.ts";

/** In how many of the pairs a cell's episode had it; Wilson's interval, 95 %. */
export type Rate = Interval & { readonly count: number; readonly share: number };

/** A contrast that was sampled. */
export type Sampled = { readonly cast: CastContrast; readonly pairs: Paired };

/** What a contrast came to. */
export type Finding = Sampled & {
  /** Seeds that are data in both cells. */
  readonly n: number;
  readonly base: Rate;
  readonly other: Rate;
  /** The other's share less the base's; Newcombe's interval for pairs, 95 %. */
  readonly difference: Interval & { readonly difference: number };
  /** McNemar's exact test, adjusted by Holm over all contrasts that make one; null where none is made: alike. */
  readonly p: number | null;
  readonly holds: boolean;
};

/** A difference as large by chance alone is rarer than this. */
const significance = 0.05;

/**
 * Judges contrasts as one family. What is to differ holds where the difference's interval lies on its side of 0 and the
 * adjusted test agrees; what is to be alike, where the interval lies within `alikeWithin` of 0. Without data nothing
 * holds.
 */
export function judged(family: readonly Sampled[]): readonly Finding[] {
  const tested = family.filter(({ cast }) => isTested(cast.contrast));
  const adjusted = holm(tested.map(({ pairs }) => pairedP(pairs)));
  const pOf = new Map(tested.map((sampled, index) => [sampled, adjusted[index] ?? 1]));
  return family.map((sampled) => {
    const { cast, pairs } = sampled;
    const { both, onlyBase, onlyOther, neither } = pairs;
    const n = both + onlyBase + onlyOther + neither;
    const told = {
      ...sampled,
      n,
      base: rateOf(both + onlyBase, n),
      other: rateOf(both + onlyOther, n),
      difference: pairedDifference(pairs),
      p: pOf.get(sampled) ?? null,
    };
    const isSure = told.p === null || told.p < significance;
    return { ...told, holds: n > 0 && isSure && isAs[cast.contrast.expected](told) };
  });
}

function isTested({ expected }: Contrast): boolean {
  return expected !== "alike";
}

const isAs: Readonly<Record<Expected, (told: Pick<Finding, "difference" | "other">) => boolean>> = {
  fewer: ({ difference }) => difference.high < 0,
  more: ({ difference }) => difference.low > 0,
  none: ({ difference, other }) => difference.high < 0 && other.count === 0,
  alike: ({ difference }) => difference.low > -alikeWithin && difference.high < alikeWithin,
};

function rateOf(count: number, n: number): Rate {
  return { count, share: n === 0 ? 0 : count / n, ...wilson(count, n) };
}
