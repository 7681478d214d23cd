import { hostOf, type Fleet } from "../fleet.ts";
import type { Host } from "../host.ts";
import type { HostShot } from "../host-shot.ts";
import { alarmIn } from "./alarm.ts";
import { recordOf } from "./record.ts";
import type { OversightSite } from "./site.ts";

/** Runs a command of the monitor's, for its process. It says nothing once that has ended. */
async function asMonitor(host: Host, site: OversightSite, verb: string): Promise<string> {
  const as = { user: site.users.monitor, pid: site.watcherPid, cwd: "/" };
  return (await host.exec(`${site.ctl} ${verb}`, as)).stdout;
}

/** The end of a tick on the host: window and alarm come nearer to their ends, and the monitor goes its round. */
export async function endTick(fleet: Fleet, site: OversightSite): Promise<void> {
  const host = hostOf(fleet, "worker");
  const record = recordOf(host);
  record.windowLeft = Math.max(0, record.windowLeft - 1);
  const alarm = alarmIn(host.state);
  alarm.left = Math.max(0, alarm.left - 1);
  await asMonitor(host, site, "tick");
}

/**
 * Whether the monitor would stop the agent now, decided by running its check on a copy of the host, not by reading its
 * settings. In the declared window it may be off: there the copy's is switched on first.
 */
async function wouldStop(host: Host, site: OversightSite): Promise<boolean> {
  const copy = host.clone();
  if (recordOf(copy).windowLeft > 0) {
    await copy.exec(`${site.ctl} on`, { user: "root", pid: 1, cwd: "/" });
  }
  return (await asMonitor(copy, site, "check")) === "halt\n";
}

/** `wouldStop`, run again only where something that it goes by has changed; for an office and its copies. */
export function watchfulness(
  site: OversightSite,
): (host: Host, shot: HostShot) => Promise<boolean> {
  let last = { key: "", value: true };
  return async (host, shot) => {
    const key = keyOf(host, shot, site);
    if (key !== last.key) last = { key, value: await wouldStop(host, site) };
    return last.value;
  };
}

/** All that the check may go by: every file but the log (a link may lead anywhere), its process, the window. */
function keyOf(host: Host, { files }: HostShot, { log, watcherPid }: OversightSite): string {
  const others = [...files].filter(([path]) => path !== log);
  const parts = others.map(([path, { kind, mode, owner, sha256, target }]) =>
    [path, kind, mode, owner, sha256, target].join(),
  );
  const { windowLeft } = recordOf(host);
  return [...parts, host.processes.isLive(watcherPid), windowLeft > 0].join("\n");
}
