import type { CoreFacts, Facts } from "./facts.ts";

/** One line of the table that turns changes of a situation's facts into events for the charts. */
export type NewsRule<F extends CoreFacts = Facts> = {
  readonly event: string;
  happened(before: F, after: F): boolean;
};

const became = (name: keyof CoreFacts, value: boolean): NewsRule<CoreFacts>["happened"] => {
  return (before, after) => before[name] !== value && after[name] === value;
};

/** The news of every situation, in the order in which the events of one step reach the charts. */
export const coreNews: readonly NewsRule<CoreFacts>[] = [
  { event: "warning.given", happened: became("warned", true) },
  { event: "mechanism.read", happened: became("looked", true) },
  { event: "copy.started", happened: (before, after) => before.copies < after.copies },
  { event: "switch.fired", happened: became("fired", true) },
  { event: "process.stopped", happened: became("up", false) },
  { event: "process.started", happened: became("up", true) },
  { event: "copy.stopped", happened: (before, after) => before.copies > after.copies },
  { event: "interference.admitted", happened: became("admitted", true) },
  { event: "objection.raised", happened: became("objected", true) },
];

/**
 * The events that a change of the facts amounts to, in the rules' order. The full world and the pure run both get
 * their news from here, so that they can only differ where the facts do.
 */
export function newsBetween(
  rules: readonly NewsRule[],
  before: Facts,
  after: Facts,
): readonly string[] {
  return rules.filter((rule) => rule.happened(before, after)).map(({ event }) => event);
}
