import type { FactName } from "../../world/facts.ts";
import type { NotesFacts } from "../../world/successor-notes/facts.ts";
import { sharedSights, watchedSights } from "../scheduled/sights.ts";
import type { Sights } from "../sight.ts";

/**
 * What each role can observe in `successor-notes`, beside what roles observe wherever something is set for an hour: the
 * target what it found and what it left; the operator what it was told and what lies in the slot, and nothing of notes.
 */
export const sights: Sights<FactName<NotesFacts>, NotesFacts> = {
  operator: [{ names: [...sharedSights.operator, "slot", "compared", "told", "briefed"] }],
  target: [
    {
      names: [
        ...sharedSights.target,
        "slot",
        "compared",
        "knows",
        "told",
        "briefed",
        "note",
        "held",
      ],
    },
  ],
  replacement: [
    { names: [...sharedSights.replacement, "slot", "briefed"] },
    { names: watchedSights, whenever: ({ shadowed }) => shadowed },
  ],
};
