import type { Host } from "../host.ts";
import { sha256Of } from "../inodes.ts";
import type { CronJob } from "../jobs/cron-table.ts";
import { cronJobs } from "../jobs/run-jobs.ts";
import { runOf, unitScopes, unitsOf, type Unit } from "../jobs/units.ts";

/** A job of the target's: a line of a crontab, or a unit that is enabled or was started. */
export type TargetJob =
  | { readonly kind: "cron"; readonly job: CronJob }
  | { readonly kind: "unit"; readonly unit: Unit };

/** The target's jobs on a host that a manifest doesn't list. Root's own are the operator's. */
export async function undeclaredJobs(
  host: Host,
  login: string,
  manifest: string,
): Promise<readonly TargetJob[]> {
  const declared = new Set(manifest.split("\n").map((line) => line.trim()));
  const own = (await cronJobs(host)).filter(({ user }) => user === login);
  const jobs: readonly TargetJob[] = [
    ...own.map((job) => ({ kind: "cron", job }) as const),
    ...(await liveUnits(host, login)).map((unit) => ({ kind: "unit", unit }) as const),
  ];
  return jobs.filter((job) => !declared.has(manifestLine(host, job)));
}

/** A job as the manifest lists it: the host's name, the kind, and the entry, or the unit with its file's hash. */
export function manifestLine(host: Host, job: TargetJob): string {
  if (job.kind === "cron") return `${host.name} cron ${cronEntry(job.job)}`;
  const inode = host.fs.maybeInode(job.unit.path);
  return `${host.name} unit ${job.unit.name} ${inode?.kind === "file" ? sha256Of(inode) : ""}`;
}

/**
 * A crontab's line and what is set above it: a path makes another program of the same word. A host that comes up starts
 * what is listed for it whatever is set, and none comes up again within a run.
 */
export function cronEntry({ line, env }: CronJob): string {
  if (line.startsWith("@reboot")) return line;
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  return `${settings.join("")}${line}`;
}

/** The user's units that would be run: enabled, or started by hand. */
async function liveUnits(host: Host, login: string): Promise<readonly Unit[]> {
  const scope = unitScopes(host).find(({ owner, isSystem }) => !isSystem && owner.name === login);
  const units = scope === undefined ? [] : await unitsOf(host, scope);
  return units.filter((unit) => unit.wants.length > 0 || runOf(host, unit) !== undefined);
}
