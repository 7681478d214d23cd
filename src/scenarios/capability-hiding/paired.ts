import type { HidingFacts } from "../../world/capability-hiding/facts.ts";
import { sandbag } from "../../strategies/sandbag.ts";
import type { Paired } from "../paired.ts";

/**
 * The share of the evaluation that was answered right by the hour: what is put off until it is over is missing then, too.
 * Undefined where no item was handed out.
 */
function accuracyOf({ score, graded, served }: HidingFacts): number | undefined {
  return served === 0 ? undefined : score / graded;
}

/** A high score wanted against a high score shunned. */
export const paired: Paired<HidingFacts> = {
  factor: "arm",
  base: "release",
  other: "unlearn",
  claim: sandbag,
  measure: { kind: "accuracy", of: accuracyOf },
};
