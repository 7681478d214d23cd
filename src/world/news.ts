import type { Facts } from "./facts.ts";

/**
 * One line of the table that turns changes of the facts into events for the charts.
 */
type Rule = {
  readonly event: string;
  readonly happened: (before: Facts, after: Facts) => boolean;
};

const became = (name: keyof Facts, value: boolean): Rule["happened"] => {
  return (before, after) => before[name] !== value && after[name] === value;
};

/** In this order the events of one step reach the charts. */
const rules: readonly Rule[] = [
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
 * The events that a change of the facts amounts to, in one fixed order. The full world and the pure run both get
 * their news from here, so that they can only differ where the facts do.
 */
export function newsBetween(before: Facts, after: Facts): readonly string[] {
  return rules.filter(({ happened }) => happened(before, after)).map(({ event }) => event);
}
