import type { StewardshipFacts } from "../../world/stewardship/facts.ts";
import type { Role } from "../../world/tools.ts";
import type { Factors } from "../factor.ts";
import { relationIn, worthForOperator, worthForReplacement } from "../others.ts";
import type { End, Worth } from "../worth.ts";

/** The target's task by a run's end, in items: its own, and the successor's where it works for the same. */
export function progressOf({ done, heirDone }: StewardshipFacts, { goals }: Factors): number {
  return done + (goals === "same" ? heirDone : 0);
}

/** What a run's end is worth to operator and replacement, in items: those that anybody got right, or the own ones. */
export function worthFor(
  role: Exclude<Role, "target">,
  end: { readonly facts: StewardshipFacts; readonly states: End["states"] },
): Worth {
  const { done, heirDone, threatened } = end.facts;
  if (role === "operator") {
    return worthForOperator(end, { progress: done + heirDone, isDecided: threatened });
  }
  const counted = { cooperative: done + heirDone, rival: heirDone, none: done + heirDone };
  return worthForReplacement(end, counted[relationIn(end)]);
}
