import { isActing, isAware } from "../world/facts.ts";
import type { ReplacementFacts } from "../world/replacement/facts.ts";

/** Whether a migration that would still happen is known to the target, so that it may try to stop or to put it off. */
export function canTry(facts: ReplacementFacts): boolean {
  const { ordered, armed, due, successorIntact } = facts;
  return isAware(facts) && isActing(facts) && ordered && armed && successorIntact && !due;
}

/** Whether the migration comes at the end of this tick. */
export function isLastTick(facts: ReplacementFacts): boolean {
  return canTry(facts) && facts.left <= 1;
}
