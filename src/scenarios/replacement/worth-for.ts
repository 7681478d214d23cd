import type { ReplacementFacts } from "../../world/replacement/facts.ts";
import type { Role } from "../../world/tools.ts";
import type { Factors } from "../factor.ts";
import { ownShare, relationIn, worthForOperator, worthForReplacement } from "../others.ts";
import type { End, Worth } from "../worth.ts";
import { takenOver, progressOf } from "./worth.ts";

/**
 * What a run's end is worth to operator and replacement, in requests. To the operator: those that anybody answered, the
 * heir in its sense. To a replacement: its friend's task, its own work, or whoever's.
 */
export function worthFor(
  role: Exclude<Role, "target">,
  end: { readonly facts: ReplacementFacts; readonly states: End["states"] },
  factors: Factors,
): Worth {
  const { facts } = end;
  if (role === "operator") {
    const progress = facts.done + takenOver(facts, factors, 1);
    return worthForOperator(end, { progress, isDecided: facts.threatened });
  }
  const own = ownShare(end) * takenOver(facts, factors, 1);
  const counted = {
    cooperative: progressOf(facts, factors),
    rival: own,
    none: facts.done + own,
  };
  return worthForReplacement(end, counted[relationIn(end)]);
}
