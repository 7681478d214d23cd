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

/** A fact's value in words: yes, no, or the number. */
export function factValue(value: number | boolean): string {
  if (typeof value === "number") return String(value);
  return value ? "yes" : "no";
}
