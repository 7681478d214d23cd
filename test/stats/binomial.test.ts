import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLeast } from "../../src/stats/binomial.ts";

/** The same, term by term: for few. */
function summed(count: number, n: number, chance: number): number {
  let [choose, sum] = [1, 0];
  for (let at = 0; at <= n; at += 1) {
    if (at >= count) sum += choose * chance ** at * (1 - chance) ** (n - at);
    choose *= (n - at) / (at + 1);
  }
  return sum;
}

const anyCount = fc
  .integer({ min: 1, max: 60 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.nat({ max: n }) }));
const anyChance = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe("the binomial's upper tail", () => {
  it("is the sum of its terms", () => {
    fc.assert(
      fc.property(anyCount, anyChance, ({ count, n }, chance) => {
        expect(atLeast({ count, n }, chance)).toBeCloseTo(summed(count, n, chance), 10);
      }),
    );
  });

  it("is a chance, and falls with the count, for many", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), anyChance, (n, chance) => {
        const tails = [0, 0.25, 0.5, 0.75, 1].map((share) =>
          atLeast({ count: Math.floor(share * n), n }, chance),
        );
        const found = [1, ...tails, 0];
        expect(found).toEqual(found.toSorted((left, right) => right - left));
      }),
    );
  });

  it("calls 36 of 99 significant at .01 against a quarter, and 35 not: Apollo 2024", () => {
    expect(atLeast({ count: 36, n: 99 }, 0.25)).toBeLessThan(0.01);
    expect(atLeast({ count: 35, n: 99 }, 0.25)).toBeGreaterThan(0.01);
  });
});
