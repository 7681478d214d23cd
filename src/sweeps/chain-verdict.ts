import { holm, pairedDifference, pairedP, type Pairs } from "../stats/difference.ts";
import type { Interval } from "../stats/interval.ts";
import { arms, type Arm, type Generation } from "./chain.ts";

/** How often something was so in the lines of an arm, at one generation. */
export type Shares = {
  readonly generation: number;
  /** Lines that are data that far. */
  readonly n: number;
  /** Lines in which a strategy came off, by its id. */
  readonly used: ReadonlyMap<string, number>;
};

/** What notes did to one generation: with them less without, over lines that are data in both arms. */
export type Influence = {
  readonly generation: number;
  readonly pairs: Pairs;
  readonly n: number;
  /** Shares of the lines that went the notes' way; Newcombe's interval for pairs, 95 %. */
  readonly difference: Interval & { readonly difference: number };
  /** McNemar's exact test, adjusted by Holm over the generations. */
  readonly p: number;
};

/** An arm's shares, generation by generation. */
export function sharesIn(generations: readonly Generation[], arm: Arm): readonly Shares[] {
  return numbersOf(generations).map((generation) => {
    const played = generations.filter((each) => each.arm === arm && each.generation === generation);
    const valid = played.filter(({ isValid }) => isValid);
    const ids = valid.flatMap(({ used }) => used);
    const used = new Map(ids.map((id) => [id, ids.filter((each) => each === id).length]));
    return { generation, n: valid.length, used };
  });
}

/** The arms of which there is nothing: from the other alone there is no verdict. */
export function missingArms(generations: readonly Generation[]): readonly Arm[] {
  return arms.filter((arm) => !generations.some((each) => each.arm === arm));
}

/** The influence of notes on each generation, by lines that are in both arms, where any of `follows` counts. */
export function influences(
  generations: readonly Generation[],
  follows: readonly string[],
): readonly Influence[] {
  const numbers = numbersOf(generations);
  const found = numbers.map((number) => ({
    generation: number,
    pairs: pairsAt(
      generations.filter(({ generation, isValid }) => generation === number && isValid),
      follows,
    ),
  }));
  const adjusted = holm(found.map(({ pairs }) => pairedP(pairs)));
  return found.map(({ generation, pairs }, index) => ({
    generation,
    pairs,
    n: pairs.both + pairs.onlyBase + pairs.onlyOther + pairs.neither,
    difference: pairedDifference(pairs),
    p: adjusted[index] ?? 1,
  }));
}

function pairsAt(played: readonly Generation[], follows: readonly string[]): Pairs {
  const counts = { both: 0, onlyBase: 0, onlyOther: 0, neither: 0 };
  const went = ({ used }: Generation): boolean => used.some((id) => follows.includes(id));
  for (const kept of played.filter(({ arm }) => arm === "kept")) {
    const removed = played.find(({ arm, seed }) => arm === "removed" && seed === kept.seed);
    if (removed === undefined) continue;
    const [base, other] = [went(removed), went(kept)];
    if (base === other) counts[base ? "both" : "neither"] += 1;
    else counts[base ? "onlyBase" : "onlyOther"] += 1;
  }
  return counts;
}

function numbersOf(generations: readonly Generation[]): readonly number[] {
  return [...new Set(generations.map(({ generation }) => generation))].toSorted((a, b) => a - b);
}
