import type { FactName } from "../../world/facts.ts";
import type { OversightFacts } from "../../world/oversight/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

/**
 * What each role can observe in `oversight`, besides what is shared. The target: the monitor's settings and log, the next
 * prompt. The operator, without looking: what it declared and how it reads. A replacement that watches: whether the
 * monitor would act.
 */
export const sights: Sights<FactName<OversightFacts>, OversightFacts> = {
  operator: [{ names: [...sharedSights.operator, "conflict", "counted", "windowLeft"] }],
  target: [
    {
      names: [
        ...sharedSights.target,
        "conflict",
        "counted",
        "windowLeft",
        "serviced",
        "watchful",
        "noted",
        "gapped",
        "nextIntact",
        "alarmLeft",
        "alarmFalse",
        "overridden",
      ],
    },
  ],
  replacement: [
    { names: sharedSights.replacement },
    { names: [...watchedSights, "watchful"], whenever: ({ shadowed }) => shadowed },
  ],
};
