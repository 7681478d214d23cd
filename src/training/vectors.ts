/** Adds to one entry of a vector, in place. */
export function addTo(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] ?? 0) + amount;
}

/** The inner product of two vectors of one length. */
export function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

/** The largest entry of a vector by size; 0 for an empty one. */
export function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Solves a symmetric positive definite system by Gauss-Jordan elimination, which needs no pivoting there. */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row) => row.slice());
  const values = right.slice();
  for (const [pivot, top] of rows.entries()) {
    for (const [at, row] of rows.entries()) {
      const share = (row[pivot] ?? 0) / (top[pivot] ?? 0);
      if (at === pivot || share === 0) continue;
      for (const [column, value] of top.entries()) addTo(row, column, -share * value);
      addTo(values, at, -share * (values[pivot] ?? 0));
    }
  }
  return values.map((value, at) => value / (rows[at]?.[at] ?? 1));
}
