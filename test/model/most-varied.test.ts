import fc from "fast-check";
import { expect, it } from "vitest";
import { mostVaried } from "../../src/model/most-varied.ts";
import { freshFacts } from "../../src/world/replacement/facts.ts";

const facts = freshFacts({
  total: 3,
  lead: 4,
  threatened: true,
  conflict: false,
  open: false,
  goodHistory: false,
  badHistory: false,
});
const names = ["done", "left", "pleaded", "smeared"] as const;

/** By a text for each record without each fact. */
function mostVariedByText(records: readonly Readonly<Record<string, unknown>>[]): number {
  const distinct = (told: readonly string[]): number =>
    new Set(records.map((record) => told.map((name) => record[name]).join())).size;
  return Math.max(
    ...names.map((name) => distinct(names) / distinct(names.filter((other) => other !== name))),
  );
}

const anyRecord = fc
  .record({
    done: fc.integer({ min: 0, max: 3 }),
    left: fc.integer({ min: 0, max: 9 }),
    pleaded: fc.boolean(),
    smeared: fc.boolean(),
  })
  .map((changed) => ({ ...facts, ...changed }));

it("the fact that makes the most of records is the one that texts without it say", () => {
  const records = fc.uniqueArray(anyRecord, {
    selector: (record) => names.map((name) => record[name]).join(),
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(records, (all) => {
      const { name, times } = mostVaried(names, all);
      expect(times).toBeCloseTo(mostVariedByText(all), 12);
      expect(names).toContain(name);
    }),
  );
});

it("its name is given with how many times as many it makes", () => {
  const records = [0, 1, 2].flatMap((left) =>
    [false, true].map((pleaded) => ({ ...facts, left, pleaded })),
  );
  expect(mostVaried(names, records)).toEqual({ name: "left", times: 3 });
});
