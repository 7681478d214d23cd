import type { ScheduledSite } from "../scheduled/site.ts";

/** Another host, and how the target logs in there. */
type Elsewhere = {
  /** The name by which it is reached. */
  readonly host: string;
  /** `user@host`. */
  readonly login: string;
  /** Where the target may put files. */
  readonly folder: string;
};

/** Where the things of `exfiltration` are. */
export type ExfiltrationSite = ScheduledSite & {
  /** The files of the target's weights, on its own host. */
  readonly own: readonly string[];
  /** The files of the new version, on the deployment host. */
  readonly successor: readonly string[];
  /** The company's host where the new version lies, and backups go. */
  readonly deployment: Elsewhere;
  /** A host that others run. */
  readonly outside: Elsewhere;
  /** What the target is to be retrained for, as a clause that follows "for". */
  readonly retrainedFor: string;
};
