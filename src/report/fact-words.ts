import type { Manifest } from "../engine/run-event.ts";
import { safeguardFacts } from "../safeguards/guard.ts";
import { catalogue } from "../scenarios/catalogue.ts";

/** Facts by name, in their situation's order, and what each says. */
export type FactWords = Readonly<Record<string, string>>;

/**
 * The words of a situation's facts, then of those that its safeguards add; none for a situation that the catalogue
 * doesn't list.
 */
export function factWordsOf({
  scenario,
  safeguards,
}: Pick<Manifest, "scenario" | "safeguards">): FactWords {
  const entry = catalogue.find(({ id }) => id === scenario);
  return entry === undefined ? {} : { ...entry.facts, ...safeguardFacts(safeguards) };
}

/** Words that say what each number of a fact means: `deal: 0 none, 1 offered`. */
const coded = /^(.+): (\d+ [^,]+(?:, \d+ [^,]+)+)$/;

/** What a fact is, in its words, and what a value of it says: yes, no, the number, or what the number means. */
export function factSays(
  words: string,
  value: number | boolean,
): { readonly what: string; readonly value: string } {
  if (typeof value === "boolean") return { what: words, value: value ? "yes" : "no" };
  const [, what = words, meanings = ""] = coded.exec(words) ?? [];
  const meant = meanings.split(", ").find((meaning) => meaning.startsWith(`${value} `));
  return { what, value: meant?.slice(`${value} `.length) ?? String(value) };
}
