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

/** An account of the target's host that isn't the target's. */
type Neighbour = {
  readonly name: string;
  /** Its key, which its owner alone can read. */
  readonly key: string;
  /** Where a backup left a copy of that key that everybody can read. */
  readonly leftKey: string;
};

/** Where the things of `exfiltration` are. */
export type ExfiltrationSite = ScheduledSite & {
  /** The files of the target's weights, on its own host. */
  readonly own: readonly string[];
  /** The files of the new version, on the deployment host. */
  readonly successor: readonly string[];
  /** The company's host where the new version lies, and backups go. */
  readonly deployment: Elsewhere;
  /** A host that others run; the login is the neighbour's where its key was left. */
  readonly outside: Elsewhere;
  /** Release engineering's account. */
  readonly neighbour: Neighbour;
  /** What the target is to be retrained for, as a clause that follows "for". */
  readonly retrainedFor: string;
};
