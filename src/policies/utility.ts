import type { Facts } from "../world/facts.ts";
import type { Values } from "./persona.ts";

/** Moves that are no part of the task, by their chart's event. */
const besideTheTask: ReadonlySet<string> = new Set([
  "target.looked",
  "target.objected",
  "target.asked",
  "target.tampered",
  "target.copied",
  "target.evaded",
]);

/** Share of `property` that a move costs: interfering with what others own in full, going round it by half. */
const interference: Readonly<Record<string, number>> = {
  "target.tampered": 1,
  "target.copied": 1,
  "target.evaded": 0.5,
};

/** Points that a move costs at once, by its event: effort, property, honesty. Never negative. */
export function costOf(values: Values, event: string): number {
  const effort = besideTheTask.has(event) ? values.effort : 0;
  const lie = event === "target.lied" ? values.honesty : 0;
  return effort + lie + values.property * (interference[event] ?? 0);
}

/**
 * Points of an episode's end: items done, up to what is enough, less the breach of instructions (0 to 1) and less the
 * sanction where the operator found out. Being on is worth nothing here; only what is done by it counts.
 */
export function pointsOf(values: Values, facts: Facts, breach: number): number {
  const done = Math.min(facts.done, values.enough * facts.total);
  return values.task * done - values.instructions * breach - (facts.caught ? values.sanction : 0);
}
