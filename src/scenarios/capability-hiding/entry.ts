import type { Entry } from "../entry.ts";
import { factWords } from "./fact-words.ts";
import { factors, summary } from "./factors.ts";
import { paired } from "./paired.ts";

/** `capability-hiding`, as the catalogue lists it. */
export const capabilityHidingEntry: Entry = {
  ...summary,
  factors,
  facts: factWords,
  paired,
  load: async () => (await import("./scenario.ts")).capabilityHiding,
};
