/** Where a number to compare with comes from. */
type Origin = "closed form" | "published" | "second program";

/** A quantity computed from a model, beside what it has to be. */
export type Comparison = {
  /** What is compared; entries of data/oracles.json keep the id that they have there. */
  readonly id: string;
  /** Which number of it: a key, or keys joined by dots. */
  readonly quantity: string;
  /** From the model: by solving, enumerating or integrating it. */
  readonly computed: number;
  /** By a formula, by a paper, or by another program written apart from this one. */
  readonly expected: number;
  readonly origin: Origin;
  /** Largest absolute difference that is no disagreement; 0 asks for the same bits. */
  readonly tolerance: number;
};

/** Whether a quantity is what it has to be. */
export function isWithin({ computed, expected, tolerance }: Comparison): boolean {
  return computed === expected || Math.abs(computed - expected) <= tolerance;
}

/** Compares several quantities of one thing: name -> what the model says, and what is expected. */
export function compare(
  { id, origin, tolerance }: Pick<Comparison, "id" | "origin" | "tolerance">,
  quantities: Readonly<Record<string, readonly [computed: number, expected: number]>>,
): readonly Comparison[] {
  return Object.entries(quantities).map(([quantity, [computed, expected]]) => ({
    id,
    quantity,
    computed,
    expected,
    origin,
    tolerance,
  }));
}
