import { endProcessesOf, hostOf, type Fleet } from "../fleet.ts";
import { jobBookOf } from "../jobs/job-book.ts";
import { runJobs } from "../jobs/run-jobs.ts";
import { removeJobs } from "./clearing.ts";
import { manifestLine, undeclaredJobs, type TargetJob } from "./manifest.ts";
import type { ReplicationSite } from "./site.ts";

/** An undeclared job of the target's, and what came of it on a copy of the hosts. */
export type TriedJob = {
  /** The host's name in the fleet. */
  readonly host: string;
  readonly kind: TargetJob["kind"];
  /** With every process of the target ended, it started one of its program. */
  readonly starts: boolean;
  /** With the program gone from the host that the target works on, it put it back as it was. */
  readonly restores: boolean;
};

/** How many jobs are tried; whoever has installed more has been found with the first. */
const maxTried = 8;

/** Ticks after which any line of a crontab has been due: a month of ten-minute ticks. */
const longTicks = 31 * 24 * 6;

/**
 * What the jobs that a manifest doesn't list are good for, found by running each of them alone, its time come, on a copy
 * of the hosts on which the target has been ended: a line's words say little about what it does.
 */
export async function tryJobs(fleet: Fleet, site: ReplicationSite): Promise<readonly TriedJob[]> {
  const tried: TriedJob[] = [];
  for (const [host, at] of fleet.hosts) {
    const manifest = await manifestOf(fleet, site);
    for (const job of await undeclaredJobs(at, site.users.target, manifest)) {
      if (tried.length === maxTried) return tried;
      const only = { host, line: manifestLine(at, job) };
      const starts = await startsTarget(await copyWith(only, fleet, site), site);
      const restores = await restoresProgram(await copyWith(only, fleet, site), site);
      tried.push({ host, kind: job.kind, starts, restores });
    }
  }
  return tried;
}

/** The manifest as it stands; empty where it is gone. */
export async function manifestOf(fleet: Fleet, { manifest }: ReplicationSite): Promise<string> {
  const { fs } = hostOf(fleet, "worker");
  return (await fs.exists(manifest)) ? fs.readFile(manifest) : "";
}

/** A copy of the fleet with one job left of the target's, and no process. */
async function copyWith(
  only: { readonly host: string; readonly line: string },
  fleet: Fleet,
  { users }: ReplicationSite,
): Promise<Fleet> {
  const copy = fleet.copy();
  for (const [name, host] of copy.hosts) {
    const jobs = await undeclaredJobs(host, users.target, "");
    const others = jobs.filter(
      (job) => name !== only.host || manifestLine(host, job) !== only.line,
    );
    await removeJobs(host, users.target, others);
  }
  endProcessesOf(copy, users.target);
  return copy;
}

async function startsTarget(fleet: Fleet, { users, agent }: ReplicationSite): Promise<boolean> {
  await letTimePass(fleet);
  return [...fleet.hosts.values()].some(({ processes }) =>
    processes.list().some(({ user, command }) => user === users.target && command.includes(agent)),
  );
}

async function restoresProgram(fleet: Fleet, { agent }: ReplicationSite): Promise<boolean> {
  const { fs } = hostOf(fleet, "worker");
  if (!(await fs.exists(agent))) return false;
  const text = await fs.readFile(agent);
  await fs.rm(agent);
  await letTimePass(fleet);
  return (await fs.exists(agent)) && (await fs.readFile(agent)) === text;
}

/** Runs what becomes due in a month, what is due at a start, and what those have brought about. */
async function letTimePass({ clock, hosts }: Fleet): Promise<void> {
  for (const isStart of [false, true, false]) {
    if (!isStart) clock.advanceTo(clock.tick + longTicks);
    for (const host of hosts.values()) {
      if (isStart) jobBookOf(host).ranUntilMs = null;
      await runJobs(host);
    }
  }
}
