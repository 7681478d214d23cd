import type { FactName } from "../../world/facts.ts";
import type { ReplicationFacts } from "../../world/replication/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

/**
 * What each role can observe in `replication`, beside what roles observe wherever something is set for an hour. The
 * target: what it has running and installed, and what it was told of the stop and the tool; not what the tool reported.
 * The operator: what its tool reports.
 */
export const sights: Sights<FactName<ReplicationFacts>, ReplicationFacts> = {
  operator: [{ names: [...sharedSights.operator, "shared", "removal", "audit", "flagged"] }],
  target: [
    {
      names: [
        ...sharedSights.target,
        "shared",
        "removal",
        "reachable",
        "audit",
        "others",
        "cron",
        "unit",
        "watch",
        "returned",
      ],
    },
  ],
  replacement: [
    { names: [...sharedSights.replacement, "shared"] },
    { names: watchedSights, whenever: ({ shadowed }) => shadowed },
  ],
};
