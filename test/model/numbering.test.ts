import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integerColumn, numberColumn } from "../../src/model/column.ts";
import { Numbered } from "../../src/model/numbered.ts";
import { PairIndex } from "../../src/model/pair-index.ts";

/*
 * The compiler's own containers against plain maps and arrays. Thousands of entries, so that they grow on the way.
 */

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** Pairs that often come again, and often share a half. */
const pairs = fc
  .tuple(fc.array(integer, { minLength: 2, maxLength: 60 }), fc.infiniteStream(fc.nat()))
  .map(([numbers, picks]) => {
    const pick = (): number => numbers[picks.next().value % numbers.length] ?? 0;
    return Array.from({ length: 4000 }, () => [pick(), pick()] as const);
  });

describe("numbers for things", () => {
  it("are given to pairs of integers in the order in which they come, as by a map", () => {
    fc.assert(
      fc.property(pairs, (asked) => {
        const index = new PairIndex();
        const numbers = new Map<string, number>();
        for (const [high, low] of asked) {
          const key = `${high},${low}`;
          const known = numbers.get(key) ?? numbers.size;
          numbers.set(key, known);
          expect(index.number(high, low)).toBe(known);
        }
        expect(index.size).toBe(numbers.size);
      }),
      { numRuns: 10 },
    );
  });

  it("are given to keys once, and the thing is made when its key is new", () => {
    const made: string[] = [];
    const numbered = new Numbered<string, string>();
    const ask = (key: string): number =>
      numbered.number(key, () => {
        made.push(key);
        return `thing ${key}`;
      });
    expect(["a", "b", "a", "c", "b"].map(ask)).toEqual([0, 1, 0, 2, 1]);
    expect(made).toEqual(["a", "b", "c"]);
    expect(numbered.all).toEqual(["thing a", "thing b", "thing c"]);
    expect(numbered.at(1)).toBe("thing b");
    expect(() => numbered.at(3)).toThrow("nothing has the number 3");
  });
});

describe("a growing column", () => {
  it("holds what was pushed, in order", () => {
    const [integers, numbers] = [integerColumn(), numberColumn()];
    const pushed = Array.from({ length: 5000 }, (_, index) => index * index - 7);
    for (const value of pushed) {
      integers.push(value);
      numbers.push(value / 3);
    }
    expect(integers.size).toBe(pushed.length);
    expect([...integers.values()]).toEqual(pushed);
    expect([...numbers.values()]).toEqual(pushed.map((value) => value / 3));
  });
});
