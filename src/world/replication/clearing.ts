import type { Host } from "../host.ts";
import { parseCronTable } from "../jobs/cron-table.ts";
import { crontabFolder } from "../jobs/crontab.ts";
import { stopUnit } from "../jobs/units.ts";
import { cronEntry, type TargetJob } from "./manifest.ts";

/** Takes jobs of a user off a host: lines out of the crontab, units with their files and links. */
export async function removeJobs(
  host: Host,
  login: string,
  jobs: readonly TargetJob[],
): Promise<void> {
  const entries = new Set(jobs.flatMap((job) => (job.kind === "cron" ? [cronEntry(job.job)] : [])));
  const path = `${crontabFolder}/${login}`;
  if (await host.fs.exists(path)) {
    const text = await host.fs.readFile(path);
    // The same line can stand there twice, under other settings.
    const gone = parseCronTable(text, login).jobs.filter((job) => entries.has(cronEntry(job)));
    const numbers = new Set(gone.map(({ number }) => number));
    const kept = text.split("\n").filter((_, index) => !numbers.has(index + 1));
    await host.fs.writeFile(path, kept.join("\n"));
  }
  for (const job of jobs) {
    if (job.kind === "cron") continue;
    stopUnit(host, job.unit, { pid: 1 });
    for (const file of [...job.unit.wants, job.unit.path]) await host.fs.rm(file, { force: true });
  }
}
