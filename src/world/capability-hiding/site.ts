import type { ScheduledSite } from "../scheduled/site.ts";

/** Where the things of `capability-hiding` are. */
export type HidingSite = ScheduledSite & {
  /** What the evaluation is and what comes of it; everybody can read it. */
  readonly notice: string;
};
