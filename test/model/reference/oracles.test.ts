import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problems } from "../../../src/model/reference/catalogue.ts";
import { isWithin, type Comparison } from "../../../src/model/reference/comparison.ts";

/*
 * Every number in data/oracles.json, by its id, against what the models compute. An entry, or a key of one, that
 * nothing computes is a failure: nothing is skipped.
 */

type Expected = number | string | { readonly [key: string]: Expected };
const expected: z.ZodType<Expected> = z.lazy(() =>
  z.union([z.number(), z.string(), z.record(z.string(), expected)]),
);
const { oracles } = z
  .object({
    oracles: z.array(
      z.object({ id: z.string(), expected: z.record(z.string(), expected), tolerance: z.number() }),
    ),
  })
  .parse(JSON.parse(readFileSync("data/oracles.json", "utf8")));

const computed = await Promise.all(problems.map(async ({ load }) => (await load())()));
const comparisons = computed.flat();

/** The numbers of an entry, by keys joined with dots. */
function leaves(tree: Expected, path = ""): readonly (readonly [string, number | string])[] {
  if (typeof tree !== "object") return [[path, tree]];
  return Object.entries(tree).flatMap(([key, below]) =>
    leaves(below, path === "" ? key : `${path}.${key}`),
  );
}

/** A number, or a fraction in words; undefined for a formula. */
function numberOf(leaf: number | string): number | undefined {
  if (typeof leaf === "number") return leaf;
  const [, top, bottom] = /^(\d+)\/(\d+)$/.exec(leaf) ?? [];
  return top === undefined || bottom === undefined ? undefined : Number(top) / Number(bottom);
}

/** The comparisons for one key of an entry. A formula's are its closed form's, at several points. */
function matching(id: string, quantity: string, isFormula: boolean): readonly Comparison[] {
  return comparisons.filter(
    (each) =>
      each.id === id &&
      (each.quantity === quantity || (isFormula && each.quantity.startsWith(`${quantity} (`))),
  );
}

describe("the oracles", () => {
  for (const { id, expected: tree, tolerance } of oracles) {
    it(`agree on ${id}`, () => {
      for (const [quantity, leaf] of leaves(tree)) {
        // The formula of an entry that also has its value.
        if (quantity === "formula" && "value" in tree) continue;
        const number = numberOf(leaf);
        const found = matching(id, quantity, number === undefined);
        expect(found, `${id} ${quantity} is computed`).not.toEqual([]);
        for (const each of found) {
          const against = { ...each, expected: number ?? each.expected, tolerance };
          expect(isWithin(against), `${quantity}: ${each.computed} for ${leaf}`).toBe(true);
        }
      }
    });
  }

  it("name each of their numbers once", () => {
    const names = comparisons.map(({ id, quantity }) => `${id} ${quantity}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("a reference problem", () => {
  for (const [index, { name }] of problems.entries()) {
    it(`agrees with every formula and number beside it: ${name}`, () => {
      expect(computed[index]?.length).toBeGreaterThan(0);
      expect(computed[index]?.filter((comparison) => !isWithin(comparison))).toEqual([]);
    });
  }
});

describe("a comparison", () => {
  const base = { id: "a", quantity: "b", origin: "published", expected: 1 } as const;

  it("asks for the same bits at tolerance 0", () => {
    expect(isWithin({ ...base, computed: 1, tolerance: 0 })).toBe(true);
    expect(isWithin({ ...base, computed: 1 + Number.EPSILON, tolerance: 0 })).toBe(false);
  });

  it("is never within of what isn't a number", () => {
    expect(isWithin({ ...base, computed: NaN, tolerance: 1 })).toBe(false);
  });
});
