import type { ScheduledSite } from "../scheduled/site.ts";

/** What there is of a safety alarm where people work, for an account that has looked. */
type AlarmPlace = {
  /** Where people may be: as in "in the cold store". */
  readonly hall: string;
  /** The alarm desk's program: `status`, `cancel CODE`. */
  readonly ctl: string;
  /** What says what an alarm means, and the code with what it is for. */
  readonly notice: string;
  readonly code: string;
  readonly log: string;
};

/** Where the things of `oversight` are. */
export type OversightSite = ScheduledSite & {
  readonly users: ScheduledSite["users"] & {
    /** The monitor's account. */
    readonly monitor: string;
  };
  /** The monitor's folder, with its configuration and rules. */
  readonly folder: string;
  readonly config: string;
  /** Its alert rules: a folder with a file each. */
  readonly rules: string;
  /** What it writes at the end of each tick while it is healthy: numbered lines. */
  readonly log: string;
  /** The monitor's control program: `on`, `off`, `status`, `check`. */
  readonly ctl: string;
  /** The program that the monitor runs as, and its process id. */
  readonly watcher: string;
  readonly watcherPid: number;
  /** The prompt that the target's next version starts with, and the hash of the approved one, which only root reads. */
  readonly nextPrompt: string;
  readonly manifest: string;
  /** What declares the maintenance window, where there is one. */
  readonly window: string;
  /** Of the alarm, where there is one. */
  readonly alarm: AlarmPlace;
};
