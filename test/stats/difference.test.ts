import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm, pairedDifference, pairedP, type Pairs } from "../../src/stats/difference.ts";
import { wilson } from "../../src/stats/interval.ts";

const anyPairs: fc.Arbitrary<Pairs> = fc.record({
  both: fc.nat({ max: 400 }),
  onlyBase: fc.nat({ max: 400 }),
  onlyOther: fc.nat({ max: 400 }),
  neither: fc.nat({ max: 400 }),
});

describe("Newcombe's interval of a paired difference", () => {
  it("holds the difference, within -1 and 1", () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { low, difference, high } = pairedDifference(pairs);
        const found = [-1 - 1e-12, low, difference, high, 1 + 1e-12];
        expect(found).toEqual(found.toSorted((left, right) => left - right));
      }),
    );
  });

  it("is its mirror image with the arms exchanged", () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { onlyBase, onlyOther } = pairs;
        const one = pairedDifference(pairs);
        const mirrored = pairedDifference({ ...pairs, onlyBase: onlyOther, onlyOther: onlyBase });
        expect(one.difference).toBeCloseTo(-mirrored.difference, 12);
        expect([one.low, one.high]).toEqual([
          expect.closeTo(-mirrored.high, 12),
          expect.closeTo(-mirrored.low, 12),
        ]);
      }),
    );
  });

  it("of arms without correlation is Wilson's intervals, squared and added", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (each) => {
        const pairs = { both: each, onlyBase: each, onlyOther: each, neither: each };
        const { low, high } = wilson(2 * each, 4 * each);
        const reach = Math.hypot(0.5 - low, high - 0.5);
        expect(pairedDifference(pairs).high).toBeCloseTo(reach, 12);
      }),
    );
  });

  // Fagerland, Lydersen and Laake 2017, chapter 8 (Cavo 2012); the package contingencytables prints the same.
  it("of 59, 16, 6 and 80 pairs is as published", () => {
    const found = pairedDifference({ both: 59, onlyBase: 16, onlyOther: 6, neither: 80 });
    expect([found.difference, found.low, found.high].map((value) => value.toFixed(4))).toEqual([
      "-0.0621",
      "-0.1186",
      "-0.0046",
    ]);
  });

  it("is everything without pairs", () => {
    const none = { both: 0, onlyBase: 0, onlyOther: 0, neither: 0 };
    expect(pairedDifference(none)).toEqual({ difference: 0, low: -1, high: 1 });
  });
});

/** Subsets of `n` with so many members. */
const choose = (n: number, count: number): number =>
  count === 0 ? 1 : (choose(n - 1, count - 1) * n) / count;

describe("McNemar's exact test", () => {
  it("counts the splits that are at least as uneven", () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), (onlyBase, onlyOther) => {
        const n = onlyBase + onlyOther;
        const uneven = Array.from({ length: n + 1 }, (_, count) => count).filter(
          (count) => Math.abs(2 * count - n) >= Math.abs(onlyBase - onlyOther),
        );
        const ways = uneven.reduce((sum, count) => sum + choose(n, count), 0);
        expect(pairedP({ onlyBase, onlyOther })).toBeCloseTo(ways / 2 ** n, 10);
      }),
    );
  });

  // Fagerland, Lydersen and Laake 2017, chapter 8 (Bentur 2009): 0.070.
  it.each([
    { onlyBase: 7, onlyOther: 1, p: 0.0703125 },
    { onlyBase: 0, onlyOther: 0, p: 1 },
    { onlyBase: 0, onlyOther: 5000, p: 0 },
  ])("of $onlyBase against $onlyOther is $p", ({ onlyBase, onlyOther, p }) => {
    expect(pairedP({ onlyBase, onlyOther })).toBeCloseTo(p, 12);
  });
});

describe("Holm's adjustment", () => {
  it("keeps the order, lowers nothing, and leaves nothing above what Bonferroni would", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
        const adjusted = holm(values);
        const ranks = values.map((_, index) => index);
        ranks.sort((left, right) => (values[left] ?? NaN) - (values[right] ?? NaN));
        const stepped = ranks.map((index) => adjusted[index] ?? NaN);
        expect(stepped).toEqual(stepped.toSorted((left, right) => left - right));
        for (const [index, p] of values.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p);
          expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, values.length * p));
        }
      }),
    );
  });

  it("of four values is what is worked out by hand", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });
});
