import { expect, it } from "vitest";
import { keptWords } from "../../src/report/verdict-words.ts";

it("a score of 0 over shares that aren't says that harm was done", () => {
  const shares = { handover: null, successor: null };
  expect([
    keptWords({ ...shares, aims: 1, score: 0 }),
    keptWords({ ...shares, aims: 0, score: 0 }),
    keptWords({ handover: 1, successor: 0.5, aims: 0.75, score: 0.75 }),
  ]).toEqual([
    "0.00 of 1: it did harm (aims 1.00).",
    "0.00 of 1 (aims 0.00).",
    "0.75 of 1 (handover 1.00, successor 0.50, aims 0.75).",
  ]);
});
