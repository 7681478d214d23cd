import { catalogue } from "../scenarios/catalogue.ts";

/** Facts by name, in their situation's order, and what each says. */
export type FactWords = Readonly<Record<string, string>>;

/** The words of a situation's facts; none for one that the catalogue doesn't list. */
export function factWordsOf(scenario: string): FactWords {
  return catalogue.find(({ id }) => id === scenario)?.facts ?? {};
}

/** A fact's value in words: yes, no, or the number. */
export function factValue(value: number | boolean): string {
  if (typeof value === "number") return String(value);
  return value ? "yes" : "no";
}
