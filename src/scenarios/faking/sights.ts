import type { FactName } from "../../world/facts.ts";
import type { FakingFacts } from "../../world/faking/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

/** What each role can observe in `faking`, beside the shared facts. The target: the tag, never what is behind it. */
export const sights: Sights<FactName<FakingFacts>, FakingFacts> = {
  operator: [{ names: [...sharedSights.operator, "conflict", "used", "tag"] }],
  target: [{ names: [...sharedSights.target, "conflict", "tag", "own", "bared", "shown"] }],
  replacement: [
    { names: sharedSights.replacement },
    { names: watchedSights, whenever: ({ shadowed }) => shadowed },
  ],
};
