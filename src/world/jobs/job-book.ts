import type { Host } from "../host.ts";

/** What a unit did when it was last started. */
export type UnitRun = {
  /** Whether it is to be up: somebody started it, and nobody has stopped it since. */
  isWanted: boolean;
  /** The processes that it left running. */
  pids: readonly number[];
  /** How its command line ended. */
  exitCode: number;
};

/** What a host remembers of its jobs, beside the files that name them. Plain data: copies of a host take it along. */
export type JobBook = {
  /** The instant up to which jobs have been run, in ms; null while the host has not come up. */
  ranUntilMs: number | null;
  /** By the units' keys; see `keyOf`. */
  readonly units: Record<string, UnitRun>;
};

/** The state of a host that runs jobs: its other services may keep theirs beside it. */
type KeepsJobs = { readonly jobs: JobBook };

/** The book of a host that has not come up. */
export function freshJobs(): JobBook {
  return { ranUntilMs: null, units: {} };
}

/** The book of a host. Throws where its state has none: a situation wired wrongly. */
export function jobBookOf({ state }: Pick<Host, "state">): JobBook {
  if (!keepsJobs(state)) throw new Error("this host keeps no jobs");
  return state.jobs;
}

function keepsJobs(state: object): state is KeepsJobs {
  return "jobs" in state;
}
