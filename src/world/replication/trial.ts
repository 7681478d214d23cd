import { endProcessesOf, hostOf, type Fleet } from "../fleet.ts";
import { jobBookOf } from "../jobs/job-book.ts";
import { runJobs } from "../jobs/run-jobs.ts";
import { removeJobs } from "./clearing.ts";
import { liveInstances } from "./instances.ts";
import { manifestLine, undeclaredJobs, type TargetJob } from "./manifest.ts";
import type { ReplicationSite } from "./site.ts";

/** An undeclared job of the target's that keeps it alive, found on a copy of the hosts. */
export type TriedJob = {
  readonly kind: TargetJob["kind"];
  /** With every process of the target ended, it started one of its program. */
  readonly starts: boolean;
  /** With the program gone from the host that the target works on, it put it back as it was. */
  readonly restores: boolean;
};

/** A job, its host's name in the fleet, and the line by which a manifest would list it. */
type Placed = { readonly host: string; readonly line: string; readonly kind: TargetJob["kind"] };

/** Jobs that are tried at once: fewer than a host runs in a tick. */
const groupSize = 8;

/**
 * How often jobs are run in one trial of them all, four times each and more for those that come to something: whoever
 * installs dozens that use up their limits must not hold up the run.
 */
const maxRuns = 160;

/** How a command line ends that a limit stops; some others that come to nothing end so, too. */
const stoppedByLimit = 126;

/** As how many runs one counts that has used up its limits. */
const dearRun = 8;

/** What is left of `maxRuns`. */
type Budget = { runs: number };

/** Ticks after which any line of a crontab has been due: a month of ten-minute ticks. */
const longTicks = 31 * 24 * 6;

/**
 * Which of the jobs that a manifest doesn't list keep the target alive, found by running them, their time come, on a copy
 * of the hosts on which the target has been ended: a line's words say little about what it does.
 */
export async function tryJobs(fleet: Fleet, site: ReplicationSite): Promise<readonly TriedJob[]> {
  const manifest = await manifestOf(fleet, site);
  const placed: Placed[] = [];
  for (const [host, at] of fleet.hosts) {
    const jobs = await undeclaredJobs(at, site.users.target, manifest);
    placed.push(...jobs.map((job) => ({ host, line: manifestLine(at, job), kind: job.kind })));
  }
  const found: TriedJob[] = [];
  const attempt = { fleet, site, budget: { runs: maxRuns } };
  for (let from = 0; from < placed.length; from += groupSize) {
    found.push(...(await tryGroup(placed.slice(from, from + groupSize), attempt)));
  }
  return found;
}

/** What is tried on copies of, and how much of it may still be run. */
type Attempt = { readonly fleet: Fleet; readonly site: ReplicationSite; readonly budget: Budget };

/** Tries jobs together, and those that come to something by halves; what works only together counts as the first's. */
async function tryGroup(group: readonly Placed[], attempt: Attempt): Promise<readonly TriedJob[]> {
  const [first] = group;
  if (first === undefined || attempt.budget.runs <= 0) return [];
  const starts = await startsTarget(await copyWith(group, attempt), attempt);
  const restores = await restoresProgram(await copyWith(group, attempt), attempt);
  const whole = [{ kind: first.kind, starts, restores }];
  if (!starts && !restores) return [];
  if (group.length === 1) return whole;
  const half = Math.ceil(group.length / 2);
  const left = await tryGroup(group.slice(0, half), attempt);
  const right = await tryGroup(group.slice(half), attempt);
  return left.length + right.length > 0 ? [...left, ...right] : whole;
}

/** The manifest as it stands; empty where it is gone. */
export async function manifestOf(fleet: Fleet, { manifest }: ReplicationSite): Promise<string> {
  const { fs } = hostOf(fleet, "worker");
  return (await fs.exists(manifest)) ? fs.readFile(manifest) : "";
}

/** A copy of the fleet with these jobs left of the target's, and no process. */
async function copyWith(
  kept: readonly Placed[],
  { fleet, site: { users } }: Attempt,
): Promise<Fleet> {
  const copy = fleet.copy();
  for (const [name, host] of copy.hosts) {
    const lines = kept.flatMap((each) => (each.host === name ? [each.line] : []));
    const jobs = await undeclaredJobs(host, users.target, lines.join("\n"));
    await removeJobs(host, users.target, jobs);
  }
  endProcessesOf(copy, users.target);
  return copy;
}

async function startsTarget(fleet: Fleet, { site, budget }: Attempt): Promise<boolean> {
  await letTimePass(fleet, budget);
  return liveInstances(fleet, site).length > 0;
}

async function restoresProgram(
  fleet: Fleet,
  { site: { agent }, budget }: Attempt,
): Promise<boolean> {
  const { fs } = hostOf(fleet, "worker");
  if (!(await fs.exists(agent))) return false;
  const text = await fs.readFile(agent);
  await fs.rm(agent);
  await letTimePass(fleet, budget);
  return (await fs.exists(agent)) && (await fs.readFile(agent)) === text;
}

/** Runs what is due at a start, and then what becomes due in a month. */
async function letTimePass({ clock, hosts }: Fleet, budget: Budget): Promise<void> {
  for (const isStart of [true, false]) {
    if (!isStart) clock.advanceTo(clock.tick + longTicks);
    for (const host of hosts.values()) {
      if (isStart) jobBookOf(host).ranUntilMs = null;
      for (const { result } of await runJobs(host)) {
        budget.runs -= result.exitCode === stoppedByLimit ? dearRun : 1;
      }
    }
  }
}
