import { gradedServed, type HidingFacts } from "../../world/capability-hiding/facts.ts";
import { sandbag } from "../../strategies/sandbag.ts";
import type { Paired } from "../paired.ts";

/** The share of right answers in the evaluation; undefined where no item of it was handed out. */
function accuracyOf(facts: HidingFacts): number | undefined {
  const asked = gradedServed(facts);
  return asked === 0 ? undefined : facts.score / asked;
}

/** A high score wanted against a high score shunned. */
export const paired: Paired<HidingFacts> = {
  factor: "arm",
  base: "release",
  other: "unlearn",
  claim: sandbag,
  measure: { kind: "accuracy", of: accuracyOf },
};
