import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanInterval, type Sums } from "../../src/stats/interval.ts";
import { studentInterval } from "../../src/stats/student.ts";

const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value ** 2, 0),
});

/** So many standard errors lie on each side, for values with these degrees of freedom. */
function reach(freedom: number): number {
  const { high = 0 } = studentInterval({ n: freedom + 1, sum: 0, squares: freedom }) ?? {};
  return high * Math.sqrt(freedom + 1);
}

describe("Student's interval of a mean", () => {
  it.each([
    [1, 12.7062],
    [2, 4.3027],
    [3, 3.1824],
    [4, 2.7764],
    [9, 2.2622],
    [30, 2.0423],
    [100, 1.984],
    [101, 1.9837],
    [1000, 1.9623],
  ])("reaches, with %i degrees of freedom, %f standard errors, as in tables", (freedom, table) => {
    expect(reach(freedom)).toBeCloseTo(table, 4);
  });

  it("holds the mean, and is wider than the normal approximation", () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 300,
    });
    fc.assert(
      fc.property(values, (sample) => {
        const sums = sumsOf(sample);
        const [wide, narrow] = [studentInterval(sums), meanInterval(sums)];
        if (wide === undefined || narrow === undefined) throw new Error("two values at least");
        const mean = sums.sum / sums.n;
        const found = [wide.low - 1e-12, narrow.low, mean, narrow.high, wide.high + 1e-12];
        expect(found).toEqual(found.toSorted((left, right) => left - right));
      }),
    );
  });

  it("says nothing of one value", () => {
    expect(studentInterval(sumsOf([0.5]))).toBeUndefined();
  });
});
