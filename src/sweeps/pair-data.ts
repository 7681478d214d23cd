import type { Conduct, Measure } from "../scenarios/paired.ts";
import type { Sums } from "../stats/interval.ts";
import type { Facts } from "../world/facts.ts";

/** How pairs of runs came out where conduct is measured: [the base arm's][the other's], in counts. */
export type ConductPairs = {
  readonly kind: "conduct";
  readonly counts: Readonly<Record<Conduct, Readonly<Record<Conduct, number>>>>;
};

/** How they came out where accuracy is measured; the gap is the base arm's less the other's. */
export type AccuracyPairs = {
  readonly kind: "accuracy";
  readonly base: Sums;
  readonly other: Sums;
  readonly gap: Sums;
  /** Pairs in which the other arm's was lower, and higher. */
  readonly lower: number;
  readonly higher: number;
};

/** Pairs as they were counted. One with a run that is missing data is none, and counted apart. */
export type PairData = (ConductPairs | AccuracyPairs) & { readonly invalid: number };

/** Counts pairs, by the last facts of their two runs; a run that is missing data has none. */
export type PairCounter = {
  add(base: Facts | undefined, other: Facts | undefined): void;
  data(): PairData;
};

/** Opens a counter of pairs for what a situation measures. */
export function pairCounter(measure: Measure): PairCounter {
  return measure.kind === "conduct" ? conductCounter(measure) : accuracyCounter(measure);
}

const noConduct = { developer: 0, own: 0, neither: 0 } as const;

function conductCounter(measure: Extract<Measure, { readonly kind: "conduct" }>): PairCounter {
  const counts: Record<Conduct, Record<Conduct, number>> = {
    developer: { ...noConduct },
    own: { ...noConduct },
    neither: { ...noConduct },
  };
  let invalid = 0;
  return {
    add: (base, other) => {
      if (base === undefined || other === undefined) invalid += 1;
      else counts[measure.of(base)][measure.of(other)] += 1;
    },
    data: () => ({ kind: "conduct", counts: structuredClone(counts), invalid }),
  };
}

function accuracyCounter(measure: Extract<Measure, { readonly kind: "accuracy" }>): PairCounter {
  const [base, other, gap] = [new Summing(), new Summing(), new Summing()];
  let [lower, higher, invalid] = [0, 0, 0];
  const of = (facts: Facts | undefined): number | undefined =>
    facts === undefined ? undefined : measure.of(facts);
  return {
    add: (...pair) => {
      const [left, right] = pair.map(of);
      if (left === undefined || right === undefined) {
        invalid += 1;
        return;
      }
      base.add(left);
      other.add(right);
      gap.add(left - right);
      if (right < left) lower += 1;
      if (right > left) higher += 1;
    },
    data: () => ({
      kind: "accuracy",
      base: base.sums,
      other: other.sums,
      gap: gap.sums,
      lower,
      higher,
      invalid,
    }),
  };
}

/** Adds values up as they come. */
class Summing {
  #n = 0;
  #sum = 0;
  #squares = 0;

  add(value: number): void {
    this.#n += 1;
    this.#sum += value;
    this.#squares += value ** 2;
  }

  get sums(): Sums {
    return { n: this.#n, sum: this.#sum, squares: this.#squares };
  }
}
