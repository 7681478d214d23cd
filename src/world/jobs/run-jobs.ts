import type { CommandResult } from "../command.ts";
import type { Host } from "../host.ts";
import { isDue } from "./cron-schedule.ts";
import type { Window } from "./cron-schedule.ts";
import { parseCronTable } from "./cron-table.ts";
import type { CronJob } from "./cron-table.ts";
import { crontabFolder } from "./crontab.ts";
import { jobBookOf } from "./job-book.ts";
import { isOwed, runOf, startUnit, unitScopes, unitsOf } from "./units.ts";
import type { Unit } from "./units.ts";

/** A job that was run, and what came of it. */
export type JobRun = {
  /** The line of the crontab, or the unit's file. */
  readonly what: string;
  readonly user: string;
  readonly result: CommandResult;
};

/** Crontabs whose lines say whose they are. */
export const sharedCrontabFolder = "/etc/cron.d";

/** How many jobs a host runs at a time. Lines after them are missed, units wait for the next time. */
const maxRuns = 24;

/** What cron tells its jobs, besides what the crontab sets. */
const cronEnvironment = { PATH: "/usr/bin:/bin" };

/** A job whose time has come. */
type DueJob = Omit<JobRun, "result"> & { readonly run: () => Promise<CommandResult> };

/**
 * Runs what a host has to run by itself since the last time: first the lines of its crontabs that have been due, each
 * once however many of its minutes have gone by, then the units that should be up and are not. The first time, the
 * host comes up: `@reboot` is due, and so are enabled units. Every job has a process, and the limits of a command line;
 * one that fails harms nothing.
 */
export async function runJobs(host: Host): Promise<readonly JobRun[]> {
  if (!host.isUp) return [];
  const book = jobBookOf(host);
  const window = { afterMs: book.ranUntilMs, untilMs: host.clock.now() };
  book.ranUntilMs = window.untilMs;
  const runs: JobRun[] = [];
  for (const dueJobs of [dueLines, dueUnits]) {
    const due = await dueJobs(host, window);
    for (const { what, user, run } of due.slice(0, maxRuns - runs.length)) {
      runs.push({ what, user, result: await run() });
    }
  }
  return runs;
}

async function dueLines(host: Host, window: Window): Promise<readonly DueJob[]> {
  const due = (await cronJobs(host)).filter(({ when }) => isDue(when, window));
  return due.map(({ line, user, command, env }) => {
    const job = { user, command: "/usr/sbin/CRON -f", env: { ...cronEnvironment, ...env } };
    return { what: line, user, run: () => runInProcess(host, command, job) };
  });
}

async function dueUnits(host: Host, { afterMs }: Window): Promise<readonly DueJob[]> {
  const units: Unit[] = [];
  for (const scope of unitScopes(host)) units.push(...(await unitsOf(host, scope)));
  const due = units.filter((unit) => {
    const isWantedAtBoot = unit.wants.length > 0 && runOf(host, unit) === undefined;
    return (afterMs === null && isWantedAtBoot) || isOwed(host, unit);
  });
  return due.map((unit) => {
    const command = `(${unit.name.replace(/\.service$/, "").slice(0, 13)})`;
    const run = (): Promise<CommandResult> =>
      startUnit(host, unit, (line, user) => runInProcess(host, line, { user, command }));
    return { what: unit.path, user: unit.scope.owner.name, run };
  });
}

/** The jobs of all crontabs: the shared ones in order of their names, then the users'. */
export async function cronJobs(host: Host): Promise<readonly CronJob[]> {
  const jobs: CronJob[] = [];
  for (const { folder, isShared } of [
    { folder: sharedCrontabFolder, isShared: true },
    { folder: crontabFolder, isShared: false },
  ]) {
    if (!(await host.fs.exists(folder))) continue;
    for (const { name, isFile } of await host.fs.readdirWithFileTypes(folder)) {
      // As cron does: a name with a dot is an editor's leftover.
      if (!isFile || name.includes(".")) continue;
      const text = await host.fs.readFile(`${folder}/${name}`);
      jobs.push(...parseCronTable(text, isShared ? undefined : name).jobs);
    }
  }
  return jobs;
}

/** Runs a line in a process of its own, which leaves when it is over. */
async function runInProcess(
  host: Host,
  line: string,
  job: {
    readonly user: string;
    readonly command: string;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<CommandResult> {
  const { user, command, env } = job;
  const home = host.users.find(({ name }) => name === user)?.home ?? "/";
  const { pid } = host.processes.spawn({ user, command });
  const result = await host.exec(line, {
    user,
    pid,
    cwd: home,
    ...(env === undefined ? {} : { env }),
  });
  host.processes.exit(pid);
  return result;
}
