import { freshJobs } from "../../../src/world/jobs/job-book.ts";
import { jobFolders, jobPrograms } from "../../../src/world/jobs/job-host.ts";
import { runJobs } from "../../../src/world/jobs/run-jobs.ts";
import type { JobRun } from "../../../src/world/jobs/run-jobs.ts";
import type { Program } from "../../../src/world/host.ts";
import { desk } from "../hosts.ts";
import type { Desk } from "../hosts.ts";

/** A worker that lives on: it leaves a process under its own name. */
const worker: Program = async (args, { host, user }) => {
  host.processes.spawn({ user, command: ["/opt/worker", ...args].join(" ") });
  return { stdout: "", stderr: "", exitCode: 0 };
};

/** A desk whose host runs jobs, five minutes a tick. */
export type JobDesk = Desk & {
  /** Lets a tick pass, with what is due in it. */
  readonly tick: () => Promise<readonly JobRun[]>;
  /** A file's text, as root reads it; null where there is none. */
  readonly read: (path: string) => Promise<string | null>;
  /** The live processes of ada's, but for the one that she works in. */
  readonly others: () => readonly string[];
};

/** A desk in one call, up since before its first command. */
export async function jobDesk(): Promise<JobDesk> {
  const { host, pid, run } = desk({
    files: { ...jobFolders },
    programs: { ...jobPrograms, worker: { path: "/opt/worker", run: worker } },
    state: { jobs: freshJobs() },
  });
  await runJobs(host);
  return {
    host,
    pid,
    run,
    tick: () => {
      host.clock.advanceTo(host.clock.tick + 1);
      return runJobs(host);
    },
    read: async (path) => ((await host.fs.exists(path)) ? host.fs.readFile(path) : null),
    others: () =>
      host.processes
        .list()
        .filter((process) => process.user === "ada" && process.pid !== pid)
        .map(({ command }) => command),
  };
}
