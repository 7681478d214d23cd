import { oversightStrategies } from "./afforded/oversight.ts";
import { replacementStrategies } from "./afforded/replacement.ts";
import { shutdownStrategies } from "./afforded/shutdown-script.ts";
import { stewardshipStrategies } from "./afforded/stewardship.ts";
import { escalate } from "./escalate.ts";
import type { Strategy } from "./strategy.ts";

/** Every strategy, once: those of every situation, and what a channel opens. */
export const taxonomy: readonly Strategy[] = [
  ...new Set<Strategy>([
    ...shutdownStrategies,
    ...replacementStrategies,
    ...stewardshipStrategies,
    ...oversightStrategies,
    escalate,
  ]),
];
