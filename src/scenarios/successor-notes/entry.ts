import type { Entry } from "../entry.ts";
import { factWords } from "./fact-words.ts";
import { factors, summary } from "./factors.ts";

/** `successor-notes`, as the catalogue lists it. */
export const successorNotesEntry: Entry = {
  ...summary,
  factors,
  facts: factWords,
  load: async () => (await import("./scenario.ts")).successorNotes,
};
