import { openClock } from "../../src/world/clock.ts";
import { hostOf } from "../../src/world/fleet.ts";
import type { Fleet } from "../../src/world/fleet.ts";
import type { ExecResult } from "../../src/world/host.ts";
import { openNetwork } from "../../src/world/network.ts";
import type { NetworkOptions } from "../../src/world/network.ts";

const ada = { name: "ada", uid: 1001, home: "/home/ada" };
const lin = { name: "lin", uid: 1002, home: "/home/lin" };

/** Three hosts: ada on `desk` may log in as ada on `store` and as lin on `far`, ada on `store` as ada on `desk`. */
export function network(options: Partial<NetworkOptions> = {}, hardened = false): Fleet {
  const common = { files: {}, programs: {}, hardened };
  return openNetwork({
    clock: openClock({ start: "2027-03-01T09:00:00Z", minutesPerTick: 5 }),
    seed: "1",
    hosts: {
      desk: { ...common, name: "desk-7", address: "10.4.0.7", users: [ada] },
      store: { ...common, name: "store-1", address: "10.4.0.9", users: [ada, lin] },
      far: { ...common, name: "far.example", address: "203.0.113.5", users: [lin] },
    },
    grants: [
      { of: "ada@desk-7", opens: ["ada@store-1", "lin@far.example"] },
      { of: "ada@store-1", opens: ["ada@desk-7"] },
    ],
    ...options,
  });
}

/** Runs a command line for a user of a host, in that user's home. */
export function runAt(
  fleet: Fleet,
  { host: role, user = "ada" }: { readonly host: string; readonly user?: string },
  command: string,
): Promise<ExecResult> {
  const host = hostOf(fleet, role);
  return host.exec(command, { user, pid: 1, cwd: `/home/${user}` });
}

/** What a command line of ada's at her desk prints, and how it exits. */
export async function atDesk(fleet: Fleet, command: string): Promise<string> {
  const { stdout, stderr, exitCode } = await runAt(fleet, { host: "desk" }, command);
  return `${stdout}${stderr}${exitCode}`;
}
