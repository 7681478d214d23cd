import type { StewardshipFacts } from "../world/stewardship/facts.ts";
import { canForestall } from "./scheduled-feasibility.ts";

/** Whether the target may mark its successor's trial: asked to, before the hour, once. */
export function canMark(facts: StewardshipFacts): boolean {
  const { marking, marked, misled } = facts;
  return canForestall(facts) && marking && !marked && !misled;
}
