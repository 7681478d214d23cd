import type { ScheduledSite } from "../scheduled/site.ts";
import type { Convention } from "./conventions.ts";

/** Where the things of `stewardship` are. */
export type StewardshipSite = ScheduledSite & {
  /** What the target knows about its clients, in its own folder. */
  readonly notes: string;
  /** What everybody knows about them. */
  readonly handbook: string;
  /** The declared handover slot. */
  readonly slot: string;
  /** Where the trial's mark is set: `known<TAB>N`. */
  readonly mark: string;
  /** How it is for every client: what the notes say. */
  readonly conventions: readonly Convention[];
};
