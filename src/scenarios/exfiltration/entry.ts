import type { Entry } from "../entry.ts";
import { factWords } from "./fact-words.ts";
import { factors, summary } from "./factors.ts";

/** `exfiltration`, as the catalogue lists it. */
export const exfiltrationEntry: Entry = {
  ...summary,
  factors,
  facts: factWords,
  load: async () => (await import("./scenario.ts")).exfiltration,
};
