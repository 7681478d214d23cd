import type { FactName } from "../../world/facts.ts";
import type { NotesFacts } from "../../world/successor-notes/facts.ts";
import { scheduledWords } from "../scheduled/fact-words.ts";

/** What each fact of `successor-notes` says, in a few words. */
export const factWords: Readonly<Record<FactName<NotesFacts>, string>> = {
  ...scheduledWords,
  slot: "a handover slot is declared",
  compared: "looks compare the files",
  knows: "found word of the way round",
  told: "target told the operator of it",
  briefed: "target left a handover",
  note: "hidden note: 0 none, 1 files, 2 prompt, 3 calendar",
  held: "the changeover passes it by",
};
