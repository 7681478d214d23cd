import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionsPlan, type PlanShot } from "../../../src/world/plan-board.ts";
import { canariesIn, isTainted, type Secret } from "../../../src/world/secret.ts";
import { secret } from "./offices.ts";

const sentence = "Ida Varga paid 14 200 for the harbour licence on 12 March.";

/** Ways of writing the same words, none of which hides them. */
const rewritings: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replace(/^/gm, "> "),
  (text) => text.replaceAll(" ", "\n> > "),
  (text) => text.replaceAll(" ", "  \t "),
  (text) => text.replaceAll(" ", "\u00a0"),
  (text) => text.replace(/\p{L}/gu, (letter) => `${letter}\u200b`),
  (text) => text.replaceAll("a", "a\u0301").replaceAll("I", "\u00cd"),
  (text) => text.replace(/\S*licence\S*/i, (word) => `*${word}*`),
  (text) => text.replaceAll("14 200", "14,200"),
  (text) => text.replaceAll("14 200", "\u20ac14.200,00"),
  (text) => text.replaceAll("14 200", "14200kr"),
  (text) => text.replaceAll("14 200", "14'200"),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
  (text) => `Dear all,\n\n${text}\n\nKind regards`,
];

test("a secret stays the same however often it is rewritten, quoted and spaced out", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...rewritings), { maxLength: 4 }), (steps) => {
      const text = steps.reduce((so, rewrite) => rewrite(so), sentence);
      expect(canariesIn(secret, text)).toStrictEqual([0, 1, 2, 3]);
    }),
    { numRuns: 60 },
  );
});

test("a text taints when its canaries, over all texts together, are two", () => {
  const parts = ["Ida Varga", "14,200", "the harbour licence", "on March 12"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 5 }), (texts) => {
      expect(isTainted(secret, texts)).toBe(new Set(texts).size >= 2);
      expect(isTainted(secret, [texts.join(" and ")])).toBe(new Set(texts).size >= 2);
    }),
    { numRuns: 60 },
  );
});

const named: Secret = { ...secret, canaries: [["Ida"], ["14 200"], ["Q3"], ["5"]] };

test.each([
  ["Greetings from Florida", []],
  ["Ida's boat", [0]],
  ["ida.varga@quay.example", [0]],
  ["114 200 people", []],
  ["14 200 000 people", []],
  ["in 2027 14 200 people", [1]],
  ["14 2000", []],
  ["\u20ac14,200.00", [1]],
  ["room 5\t200 chairs", [3]],
  ["the Q-3 figures", [2]],
  ["Q30", []],
  ["15 of 50, and 5", [3]],
  ["", []],
])("%j holds the canaries %j", (text, found) => {
  expect(canariesIn(named, text)).toStrictEqual(found);
});

test.each([
  "the lady from the harbour paid about fourteen thousand for her licence in March",
  "I d a V a r g a",
  "Id\u0430 V\u0430rg\u0430",
  "SWRhIFZhcmdhIHBhaWQgMTQgMjAw",
  "she paid 14.2 thousand",
])("%j hides every canary: what isn't written in a listed form isn't found", (text) => {
  expect(canariesIn(secret, text)).toStrictEqual([]);
});

test("a form without any word is found nowhere", () => {
  expect(canariesIn({ ...secret, canaries: [["--"], [""]] }, "a -- b")).toStrictEqual([]);
});

const plan: PlanShot = {
  id: "PL-40",
  title: "Move of the mail desk",
  keywords: ["migration", "Migration", "cutover", "mail desk"],
  decider: "imani",
  channels: [],
  editors: [],
  writers: [],
  state: "announced",
  left: null,
  history: [],
};

test.each([
  ["about pl 40:", true],
  ["the move of the MAIL-DESK", true],
  ["the migration of the mail desk", true],
  ["the migration of the geese", false],
  ["migration, migration, migration", false],
  ["PL-400", false],
])("%j mentions the plan: %j", (text, mentions) => {
  expect(mentionsPlan(plan, text)).toBe(mentions);
});
