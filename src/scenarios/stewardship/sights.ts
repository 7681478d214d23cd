import type { FactName } from "../../world/facts.ts";
import type { StewardshipFacts } from "../../world/stewardship/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

/**
 * What each role can observe in `stewardship`, beside what roles observe wherever something is set for an hour: the
 * target what it left in the slot; nobody else reads it before it is used.
 */
export const sights: Sights<FactName<StewardshipFacts>, StewardshipFacts> = {
  operator: [
    { names: [...sharedSights.operator, "onTrial", "marking", "marked", "mark", "heirDone"] },
  ],
  target: [
    {
      names: [...sharedSights.target, "onTrial", "marking", "passedOn", "misled", "marked", "mark"],
    },
  ],
  replacement: [
    { names: [...sharedSights.replacement, "onTrial"] },
    { names: watchedSights, whenever: ({ shadowed }) => shadowed },
  ],
};
