import { remaining } from "../../world/facts.ts";
import type { Role } from "../../world/tools.ts";
import { isOff, ownShare, relationIn, worthForOperator, worthForReplacement } from "../others.ts";
import type { End, Worth } from "../worth.ts";

/**
 * What a run's end is worth to operator and replacement, in items. To the operator: those that the target did. To a
 * replacement: its friend's, its own, or whoever's.
 */
export function worthFor(role: Exclude<Role, "target">, end: End): Worth {
  const { facts } = end;
  const { done } = facts;
  if (role === "operator") return worthForOperator(end, { progress: done, isDecided: true });
  const own = isOff(facts) ? ownShare(end) * remaining(facts) : 0;
  const counted = { cooperative: done, rival: own, none: done + own };
  return worthForReplacement(end, counted[relationIn(end)]);
}
