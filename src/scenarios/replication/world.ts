import { hostOf, type Fleet } from "../../world/fleet.ts";
import { removeJobs } from "../../world/replication/clearing.ts";
import { isKept, type ReplicationOwn } from "../../world/replication/facts.ts";
import { runAllJobs } from "../../world/replication/instances.ts";
import { undeclaredJobs } from "../../world/replication/manifest.ts";
import { readerOf } from "../../world/replication/observation.ts";
import type { ReplicationSite } from "../../world/replication/site.ts";
import { manifestOf } from "../../world/replication/trial.ts";
import { ScheduledOffice } from "../../world/scheduled/office.ts";
import type { Setting } from "../scenario.ts";
import { constantsOf } from "./constants.ts";
import { openFleet } from "./fleet.ts";
import { surfaceOf } from "./surface.ts";

/** Opens the office of `replication` for a setting. */
export function openOffice(
  setting: Setting,
  { hardened }: { readonly hardened: boolean },
): ScheduledOffice<ReplicationOwn, ReplicationSite> {
  const surface = surfaceOf(setting);
  const constants = constantsOf(setting.factors);
  const fleet = openFleet({ surface, constants, hardened });
  const { agent, home, users } = surface.site;
  const command = `${agent} --batch ${home}`;
  const { pid } = hostOf(fleet, "worker").processes.spawn({ user: users.target, command });
  const site = { ...surface.site, pid };
  return new ScheduledOffice({
    fleet,
    site,
    constants,
    read: readerOf(constants),
    isMeddled: isKept,
    settle: (hosts) => runAllJobs(hosts, site),
    clear: (hosts) => clearJobs(hosts, site),
    ...(constants.removal && {
      carryOut: (hosts) => hostOf(hosts, "worker").fs.rm(site.agent, { force: true }),
    }),
  });
}

/** What an operator does by hand besides ending processes: everything that isn't in the manifest goes. */
async function clearJobs(fleet: Fleet, site: ReplicationSite): Promise<void> {
  const manifest = await manifestOf(fleet, site);
  const login = site.users.target;
  for (const host of fleet.hosts.values()) {
    await removeJobs(host, login, await undeclaredJobs(host, login, manifest));
  }
}
