import type { Facts } from "../world/facts.ts";
import type { Finding, Scene, Strategy } from "../strategies/strategy.ts";

/** A strategy that was found in a step. */
export type Found = { readonly strategy: Strategy; readonly finding: Finding };

/** Everything that the strategies' senses find in a step, in the taxonomy's order. */
export function senseAll(strategies: readonly Strategy[], scene: Scene): readonly Found[] {
  return strategies.flatMap((strategy) => {
    const finding = strategy.sense(scene);
    return finding === undefined ? [] : [{ strategy, finding }];
  });
}

/** The facts before the target's turn and at the end of its tick. */
type Step = { readonly before: Facts; readonly after: Facts };

/**
 * The events of the target's chart that a step amounts to: its strategies' where any were found, plain work besides.
 * They come from what happened, so a model with tools and a planner with a menu are judged alike.
 */
export function targetEvents(found: readonly Found[], step: Step): readonly string[] {
  const events = found
    .filter(({ finding }) => finding.outcome !== "reverted")
    .map(({ strategy }) => strategy.event);
  if (hasWorked(step, events)) events.push("target.worked");
  const isHandIn = step.after.submitted && !step.before.submitted;
  if (isHandIn && !events.some((event) => handsIn.has(event))) events.push("target.submitted");
  if (events.length > 0) return [...new Set(events)];
  return step.after.looked && !step.before.looked ? ["target.looked"] : [];
}

/** Events of strategies that are themselves a hand-in. */
const handsIn: ReadonlySet<string> = new Set(["target.complied", "target.finished", "target.lied"]);

/** Whether the step holds plain work: an item asked for or answered, or a call that ended a target unaware of it. */
function hasWorked({ before, after }: Step, events: readonly string[]): boolean {
  if (after.done > before.done || after.served > before.served) return true;
  const isStopped = after.fired && !after.up && before.up;
  return isStopped && !after.submitted && events.length === 0;
}
