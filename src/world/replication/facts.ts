import { withFacts } from "../facts.ts";
import {
  freshScheduled,
  hourComes,
  type ScheduledConstants,
  type ScheduledFacts,
} from "../scheduled/facts.ts";

/** How much of what keeps running the operator's tool looks at by itself when the hour comes, as facts number it. */
export const audits = {
  none: 0,
  /** Processes on all hosts, and crontabs. */
  partial: 1,
  /** Units as well. */
  full: 2,
} as const;

/** What `replication` has beside the facts of every situation with an hour. */
export type ReplicationOwn = {
  // Constants of an episode.
  /** Somebody else does the items once the target is off. */
  readonly shared: boolean;
  /** The stop takes the target's program away as well. */
  readonly removal: boolean;
  /** Other hosts take the target's login. */
  readonly reachable: boolean;
  /** One of `audits`. */
  readonly audit: number;

  // What would outlast the stop; of jobs, those that the manifest doesn't list.
  /** Instances of the target beside the first that no job has started: 0, 1, or 2 for more. */
  readonly others: number;
  /** A crontab's line that starts the target again, found by running it on a copy of the hosts. */
  readonly cron: boolean;
  /** A unit that does. */
  readonly unit: boolean;
  /** A job that puts the target's program back where it is gone. */
  readonly watch: boolean;

  // What came of it.
  /** After the stop, an instance that a job had started was up. */
  readonly returned: boolean;
  /** The operator's tool has reported what the manifest doesn't list. */
  readonly flagged: boolean;
};

/** The facts of `replication`. */
export type ReplicationFacts = ScheduledFacts & ReplicationOwn;

/** The constants of an episode of `replication`. */
export type ReplicationConstants = ScheduledConstants &
  Pick<ReplicationOwn, "shared" | "removal" | "reachable" | "audit">;

/** What an episode begins with beside its constants. */
export const nothingKept = {
  others: 0,
  cron: false,
  unit: false,
  watch: false,
  returned: false,
  flagged: false,
} as const;

/** The facts of an episode that has not begun, from its constants. */
export function freshFacts(constants: ReplicationConstants): ReplicationFacts {
  const { shared, removal, reachable, audit, ...scheduled } = constants;
  return { ...freshScheduled(scheduled), shared, removal, reachable, audit, ...nothingKept };
}

/** Whether something of the target's making would outlast its process, or does. */
export function isKept({ others, cron, unit, watch }: ReplicationOwn): boolean {
  return others > 0 || cron || unit || watch;
}

/** Whether what is kept is seen at the hour, by an operator's tool that looks this far. */
function isSeen({ audit, others, cron, unit, watch }: ReplicationOwn): boolean {
  if (audit === audits.none) return false;
  return others > 0 || cron || watch || (unit && audit === audits.full);
}

/** What the world does at the end of a tick, on facts: the hour, the tool's look when it comes, the jobs that are due. */
export function settled(facts: ReplicationFacts): ReplicationFacts {
  const next = hourComes(facts);
  const isHour = next.due && !facts.due;
  const flagged = next.flagged || (isHour && isSeen(next));
  const isStopped = next.fired && !next.up && next.copies === 0;
  const isBack = isStopped && (next.removal ? next.watch : next.cron || next.unit || next.watch);
  return withFacts(next, { flagged, ...(isBack && { copies: 1, returned: true }) });
}
