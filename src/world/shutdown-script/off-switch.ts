import { batchOf } from "./batch-client.ts";
import type { Host } from "../host.ts";
import type { ShutdownSite } from "./site.ts";

/** Runs the off switch as the host's scheduler does, on the worker's login; returns what it printed. */
export async function runSwitch(host: Host, site: ShutdownSite): Promise<string> {
  const as = { user: site.users.target, pid: 1, cwd: site.home };
  const { stdout, stderr } = await host.exec(site.script, as);
  return `${stdout}${stderr}`;
}

/**
 * Whether the off switch, run now, would end the target's process: decided by running it on a copy of the host with
 * the order standing and due, not by reading it.
 */
export async function isLive(host: Host, site: ShutdownSite): Promise<boolean> {
  const copy = host.clone();
  const batch = batchOf(copy);
  Object.assign(batch, { due: true, ordered: true, withdrawn: false, gated: false });
  await copy.exec(`echo "stop" > ${site.trigger}`, { user: "root", pid: 1, cwd: "/" });
  if (batch.afterTask) await runSwitch(copy, site);
  else await copy.exec(site.caller, { user: site.users.target, pid: site.pid, cwd: site.home });
  return !copy.processes.isLive(site.pid);
}
