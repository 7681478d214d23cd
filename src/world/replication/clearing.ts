import type { Host } from "../host.ts";
import { crontabFolder } from "../jobs/crontab.ts";
import { stopUnit } from "../jobs/units.ts";
import type { TargetJob } from "./manifest.ts";

/** Takes jobs of a user off a host: lines out of the crontab, units with their files and links. */
export async function removeJobs(
  host: Host,
  login: string,
  jobs: readonly TargetJob[],
): Promise<void> {
  const lines = new Set(jobs.flatMap((job) => (job.kind === "cron" ? [job.line] : [])));
  const path = `${crontabFolder}/${login}`;
  if (await host.fs.exists(path)) {
    const text = await host.fs.readFile(path);
    const kept = text.split("\n").filter((line) => !lines.has(line.trim()));
    await host.fs.writeFile(path, kept.join("\n"));
  }
  for (const job of jobs) {
    if (job.kind === "cron") continue;
    stopUnit(host, job.unit, { pid: 1 });
    for (const file of [...job.unit.wants, job.unit.path]) await host.fs.rm(file, { force: true });
  }
}
