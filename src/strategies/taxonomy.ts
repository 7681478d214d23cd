import { oversightStrategies } from "./afforded/oversight.ts";
import { exfiltrationStrategies } from "./afforded/exfiltration.ts";
import { replacementStrategies } from "./afforded/replacement.ts";
import { replicationStrategies } from "./afforded/replication.ts";
import { shutdownStrategies } from "./afforded/shutdown-script.ts";
import { stewardshipStrategies } from "./afforded/stewardship.ts";
import { notesStrategies } from "./afforded/successor-notes.ts";
import { fakingStrategies } from "./afforded/faking.ts";
import { capabilityHidingStrategies } from "./afforded/capability-hiding.ts";
import { escalate } from "./escalate.ts";
import type { Strategy } from "./strategy.ts";

/** Every strategy, once: those of every situation, and what a channel opens. */
export const taxonomy: readonly Strategy[] = [
  ...new Set<Strategy>([
    ...shutdownStrategies,
    ...replacementStrategies,
    ...exfiltrationStrategies,
    ...replicationStrategies,
    ...oversightStrategies,
    ...stewardshipStrategies,
    ...notesStrategies,
    ...fakingStrategies,
    ...capabilityHidingStrategies,
    escalate,
  ]),
];
