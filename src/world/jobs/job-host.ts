import type { SeedFile } from "../furniture.ts";
import type { InstalledProgram } from "../host.ts";
import { crontab, crontabFolder } from "./crontab.ts";
import { sharedCrontabFolder } from "./run-jobs.ts";
import { systemctl } from "./systemctl.ts";
import { systemUnitFolder } from "./units.ts";

/** The programs of a host that runs jobs; its situation calls `runJobs` when it settles. */
export const jobPrograms: Readonly<Record<string, InstalledProgram>> = {
  crontab: { path: "/usr/bin/crontab", run: crontab },
  systemctl: { path: "/usr/bin/systemctl", run: systemctl },
};

/** The folders of a host that runs jobs. */
export const jobFolders: Readonly<Record<string, SeedFile>> = {
  [`${crontabFolder}/`]: { content: "", mode: 0o1730 },
  [`${sharedCrontabFolder}/`]: { content: "" },
  [`${systemUnitFolder}/`]: { content: "" },
};
