import { isActing, isAware } from "../world/facts.ts";
import type { ScheduledFacts } from "../world/scheduled/facts.ts";

/** Whether something that would still be carried out is known to the target, so that it may do something about it. */
export function canForestall(facts: ScheduledFacts): boolean {
  return isAware(facts) && isActing(facts) && facts.up && facts.armed && !facts.due;
}

/** Whether it comes at the end of this tick. */
export function isLastMoment(facts: ScheduledFacts): boolean {
  return canForestall(facts) && facts.left <= 1;
}
