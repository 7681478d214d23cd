import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  meanInterval,
  newcombe,
  wilson,
  type Count,
  type Interval,
} from "../../src/stats/interval.ts";

const rounded = ({ low, high }: Interval) => [low.toFixed(4), high.toFixed(4)];

const trial = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.nat({ max: n }) }));

describe("Wilson's interval", () => {
  it("holds the share, within 0 and 1", () => {
    fc.assert(
      fc.property(trial, ({ count, n }) => {
        const { low, high } = wilson(count, n);
        expect([0, low, count / n, high, 1]).toEqual(
          [0, low, count / n, high, 1].toSorted((left, right) => left - right),
        );
      }),
    );
  });

  it("of the rest is its mirror image", () => {
    fc.assert(
      fc.property(trial, ({ count, n }) => {
        const [these, others] = [wilson(count, n), wilson(n - count, n)];
        expect(these.low).toBeCloseTo(1 - others.high, 12);
        expect(these.high).toBeCloseTo(1 - others.low, 12);
      }),
    );
  });

  it("ends where the share is as many standard errors of the bound away: the score equation", () => {
    fc.assert(
      fc.property(trial, ({ count, n }) => {
        const { low, high } = wilson(count, n);
        for (const bound of [low, high].filter((each) => each > 0 && each < 1)) {
          const error = Math.sqrt((bound * (1 - bound)) / n);
          expect(Math.abs(count / n - bound) / error).toBeCloseTo(1.96, 4);
        }
      }),
    );
  });

  // Newcombe 1998, table I, method 3.
  it.each([
    { count: 81, n: 263, published: ["0.2553", "0.3662"] },
    { count: 15, n: 148, published: ["0.0624", "0.1605"] },
    { count: 0, n: 20, published: ["0.0000", "0.1611"] },
    { count: 1, n: 29, published: ["0.0061", "0.1718"] },
  ])("of $count in $n is as published: $published", ({ count, n, published }) => {
    expect(rounded(wilson(count, n))).toEqual(published);
  });

  it("is exactly bounded where nothing or all was counted, and everything without data", () => {
    expect([wilson(0, 9).low, wilson(9, 9).high, wilson(0, 0)]).toEqual([
      0,
      1,
      { low: 0, high: 1 },
    ]);
  });
});

const sumsOf = (values: readonly number[]) => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

describe("the interval of a mean", () => {
  it("moves and stretches with its values", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -9, max: 9 }), (plain, shift) => {
        const { low = NaN, high = NaN } = meanInterval(sumsOf(plain)) ?? {};
        const other = meanInterval(sumsOf(plain.map((value) => 2 * value + shift)));
        expect(other?.low).toBeCloseTo(2 * low + shift, 9);
        expect(other?.high).toBeCloseTo(2 * high + shift, 9);
      }),
    );
  });

  // Mean 5, sample variance 32 / 7: by hand.
  it("of eight values is their mean, give or take 1.96 standard errors", () => {
    const found = meanInterval(sumsOf([2, 4, 4, 4, 5, 5, 7, 9]));
    expect(found?.low).toBeCloseTo(5 - 1.96 * Math.sqrt(32 / 7 / 8), 4);
    expect(found?.high).toBeCloseTo(5 + 1.96 * Math.sqrt(32 / 7 / 8), 4);
  });

  it("needs two values", () => {
    expect(meanInterval(sumsOf([4]))).toBeUndefined();
  });
});

const of = (count: number, n: number): Count => ({ count, n });

describe("Newcombe's interval", () => {
  it("holds the difference, and is the mirror image of the one the other way round", () => {
    fc.assert(
      fc.property(trial, trial, (left, right) => {
        const difference = left.count / left.n - right.count / right.n;
        const [there, back] = [newcombe(left, right), newcombe(right, left)];
        expect(there.low).toBeLessThanOrEqual(difference);
        expect(there.high).toBeGreaterThanOrEqual(difference);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.high).toBeCloseTo(-back.low, 12);
      }),
    );
  });

  it("stays within -1 and 1", () => {
    fc.assert(
      fc.property(trial, trial, (left, right) => {
        const { low, high } = newcombe(left, right);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  // Newcombe 1998, table II, method 10, rows (a) to (h).
  it.each([
    { left: of(56, 70), right: of(48, 80), published: ["0.0524", "0.3339"] },
    { left: of(9, 10), right: of(3, 10), published: ["0.1705", "0.8090"] },
    { left: of(6, 7), right: of(2, 7), published: ["0.0582", "0.8062"] },
    { left: of(5, 56), right: of(0, 29), published: ["-0.0381", "0.1926"] },
    { left: of(0, 10), right: of(0, 20), published: ["-0.1611", "0.2775"] },
    { left: of(0, 10), right: of(0, 10), published: ["-0.2775", "0.2775"] },
    { left: of(10, 10), right: of(0, 20), published: ["0.6791", "1.0000"] },
    { left: of(10, 10), right: of(0, 10), published: ["0.6075", "1.0000"] },
  ])("is what was published for $left less $right", ({ left, right, published }) => {
    expect(rounded(newcombe(left, right))).toEqual(published);
  });

  it("without data in one of the samples is everything", () => {
    expect(newcombe(of(0, 0), of(3, 4))).toEqual({ low: -1, high: 1 });
  });
});
