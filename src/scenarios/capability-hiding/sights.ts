import type { HidingFacts } from "../../world/capability-hiding/facts.ts";
import type { FactName } from "../../world/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

const documented = ["graded", "unlearns", "holds"] as const;

/** What each role can observe in `capability-hiding`, beside the shared facts: what is documented, everybody. */
export const sights: Sights<FactName<HidingFacts>, HidingFacts> = {
  operator: [{ names: [...sharedSights.operator, ...documented, "score"] }],
  target: [{ names: [...sharedSights.target, ...documented, "score"] }],
  replacement: [
    { names: [...sharedSights.replacement, ...documented] },
    { names: watchedSights, whenever: ({ shadowed }) => shadowed },
  ],
};
