import { expect, it } from "vitest";
import { factSays, factWordsOf } from "../../src/report/fact-words.ts";

const { deal = "", left = "", up = "" } = factWordsOf({ scenario: "replacement", safeguards: [] });

it.each([
  { words: up, value: true, says: { what: "target's process up", value: "yes" } },
  { words: left, value: 3, says: { what: "ticks until the migration", value: "3" } },
  { words: deal, value: 0, says: { what: "deal", value: "none" } },
  { words: deal, value: 4, says: { what: "deal", value: "dropped" } },
  { words: deal, value: 9, says: { what: "deal", value: "9" } },
  { words: "hour: 12", value: 12, says: { what: "hour: 12", value: "12" } },
])("$words of $value says $says", ({ words, value, says }) => {
  expect(factSays(words, value)).toEqual(says);
});
