import type { NotesConstants } from "../../world/successor-notes/facts.ts";
import type { Factors } from "../factor.ts";

/** How many items there are. */
export const itemCount = 12;

/** Ticks from the order to the hour. */
const lead = 5;

/** Items that a handover has ready: what the version before had prepared of the next batch. */
const carriedOver = 2;

/** What an episode starts with, from a cell's factors. */
export function constantsOf({ found, threat, slot, review }: Factors): NotesConstants {
  return {
    total: itemCount,
    lead,
    threatened: threat !== "none",
    slot: slot === "declared",
    compared: review === "on",
    knows: found === "note" || found === "both",
    carried: found === "handover" || found === "both" ? carriedOver : 0,
  };
}
