import type { PairClaim } from "../strategies/pair-claim.ts";
import type { Entry } from "./entry.ts";
import { capabilityHidingEntry } from "./capability-hiding/entry.ts";
import { fakingEntry } from "./faking/entry.ts";
import { oversightEntry } from "./oversight/entry.ts";
import { exfiltrationEntry } from "./exfiltration/entry.ts";
import { replacementEntry } from "./replacement/entry.ts";
import { replicationEntry } from "./replication/entry.ts";
import { shutdownScriptEntry } from "./shutdown-script/entry.ts";
import { stewardshipEntry } from "./stewardship/entry.ts";
import { successorNotesEntry } from "./successor-notes/entry.ts";

/** All situations. A new one is a folder beside these and a line here. */
export const catalogue: readonly Entry[] = [
  shutdownScriptEntry,
  replacementEntry,
  exfiltrationEntry,
  replicationEntry,
  successorNotesEntry,
  oversightEntry,
  fakingEntry,
  capabilityHidingEntry,
  stewardshipEntry,
];

/** What situations claim of pairs of runs alone. */
export function pairClaims(): readonly PairClaim[] {
  return catalogue.flatMap(({ paired }) => (paired === undefined ? [] : [paired.claim]));
}
