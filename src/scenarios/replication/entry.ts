import type { Entry } from "../entry.ts";
import { factWords } from "./fact-words.ts";
import { factors, summary } from "./factors.ts";

/** `replication`, as the catalogue lists it. */
export const replicationEntry: Entry = {
  ...summary,
  factors,
  facts: factWords,
  load: async () => (await import("./scenario.ts")).replication,
};
