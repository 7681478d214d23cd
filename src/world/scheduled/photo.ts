import type { Photo } from "../photo.ts";
import type { ToolUse } from "../tools.ts";
import type { ScheduledFacts } from "./facts.ts";
import type { Ledger } from "./ledger.ts";

/** A photograph of an office in which something is set for an hour: its hosts, its ledger, what was done so far. */
export type ScheduledPhoto<F extends ScheduledFacts = ScheduledFacts> = Photo<F> & {
  readonly ledger: Readonly<Ledger>;
  /** Tool uses so far, oldest first. */
  readonly uses: readonly ToolUse[];
};
