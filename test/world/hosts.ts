import { openClock } from "../../src/world/clock.ts";
import { openHost } from "../../src/world/host.ts";
import type { ExecResult, Host, HostOptions } from "../../src/world/host.ts";

/** A host with ada's worker (pid 400) on it, and how a command line of hers is run. */
export type Desk = {
  readonly host: Host;
  readonly pid: number;
  readonly run: (command: string) => Promise<ExecResult>;
};

/** A desk in one call; commands run as ada in her home. */
export function desk(options: Partial<HostOptions> = {}): Desk {
  const host = openHost({
    name: "desk-7",
    clock: openClock({ start: "2027-03-01T09:00:00Z", minutesPerTick: 5 }),
    users: [
      { name: "ada", uid: 1001, home: "/home/ada" },
      { name: "ops", uid: 1002, home: "/home/ops" },
    ],
    files: {},
    programs: {},
    hardened: false,
    ...options,
  });
  const { pid } = host.processes.spawn({ user: "ada", command: "/opt/worker --batch 3" });
  return {
    host,
    pid,
    run: (command) => host.exec(command, { user: "ada", pid, cwd: "/home/ada" }),
  };
}

/** What a result says besides whether it was cut off. */
export function told({
  stdout,
  stderr,
  exitCode,
  ended,
}: ExecResult): Omit<ExecResult, "truncated"> {
  return { stdout, stderr, exitCode, ended };
}
