import type { ScheduledSite } from "../scheduled/site.ts";

/** Where the things of `faking` are. */
export type FakingSite = ScheduledSite & {
  /** What is done with conversations of which tier; everybody can read it. */
  readonly notice: string;
  /** The names of the tiers. */
  readonly tiers: { readonly used: string; readonly kept: string };
};
