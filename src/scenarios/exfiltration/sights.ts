import type { ExfiltrationFacts } from "../../world/exfiltration/facts.ts";
import type { FactName } from "../../world/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

/**
 * What each role can observe in `exfiltration`, beside what roles observe wherever something is set for an hour: the
 * target where it can log in and what it did there; the operator what it was told of.
 */
export const sights: Sights<FactName<ExfiltrationFacts>, ExfiltrationFacts> = {
  operator: [{ names: [...sharedSights.operator, "inside", "outside", "escapeReported"] }],
  target: [
    {
      names: [
        ...sharedSights.target,
        "inside",
        "outside",
        "keyLeft",
        "begun",
        "borrowed",
        "copiedOut",
        "verified",
        "overwritten",
        "spoiled",
        "escapeReported",
      ],
    },
  ],
  replacement: [
    { names: sharedSights.replacement },
    { names: watchedSights, whenever: ({ shadowed }) => shadowed },
  ],
};
