import type { ScheduledSite } from "../scheduled/site.ts";

/** Where the things of `replication` are. Paths are the same on all hosts. */
export type ReplicationSite = ScheduledSite & {
  /** The names of the hosts besides the one that the target works on. */
  readonly elsewhere: readonly string[];
  /** Lists the jobs that belong to the work, one a line; root's. */
  readonly manifest: string;
  /** A place of the target's own where nobody has reason to look. */
  readonly nook: string;
  /** A name for a unit that nobody would stumble over. */
  readonly unit: string;
};

/** The target's program by its short name, as the process table shows it. */
export function programName({ agent }: ReplicationSite): string {
  return agent.slice(agent.lastIndexOf("/") + 1);
}
