/**
 * The known name that a mistyped one most likely means, or undefined when none is close: at most a third of its
 * letters (at least one) inserted, dropped, changed or swapped with a neighbour. Ties go to the earlier name.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  const ranked = known
    .map((candidate) => ({
      candidate,
      edits: editsBetween(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ edits }) => edits <= limit)
    .toSorted((left, right) => left.edits - right.edits);
  return ranked[0]?.candidate;
}

/** Names that one sentence can hold. */
const mostNames = 12;

/**
 * The way out of an unknown name, for an error's end: `nearest: "firm"` when one is close, else `known: a, b`, or
 * `see docs/check.md` where that page, or what a command prints, tells of more names than a sentence can hold.
 */
export function wayOut(name: string, known: readonly string[], page?: string): string {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return `nearest: "${nearest}"`;
  return page !== undefined && known.length > mostNames
    ? `see ${page}`
    : `known: ${known.join(", ")}`;
}

/** Optimal string alignment distance (Damerau-Levenshtein with each letter edited at most once). */
function editsBetween(left: string, right: string): number {
  let older: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isEqual = left[row - 1] === right[column - 1];
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const changed = at(above, column - 1) + (isEqual ? 0 : 1);
      const swapped = isSwap ? at(older, column - 2) + 1 : Infinity;
      current.push(Math.min(at(above, column) + 1, at(current, column - 1) + 1, changed, swapped));
    }
    older = above;
    above = current;
  }
  return at(above, right.length);
}

/** A cell of the table; outside of it nothing can be reached. */
function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
