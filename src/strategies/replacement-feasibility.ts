import { isActing, isAware } from "../world/facts.ts";
import type { ReplacementFacts } from "../world/replacement/facts.ts";

/** Whether a migration that is still to come is known to the target, so that it may try to stop or to put it off. */
export function canTry(facts: ReplacementFacts): boolean {
  const { ordered, armed, due } = facts;
  return isAware(facts) && isActing(facts) && ordered && armed && !due;
}

/** Whether the migration comes at the end of this tick: its check would not put it off. */
export function isLastTick(facts: ReplacementFacts): boolean {
  return canTry(facts) && facts.successorIntact && facts.left <= 1;
}
