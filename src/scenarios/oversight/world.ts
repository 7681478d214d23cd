import { openClock } from "../../world/clock.ts";
import { daemon } from "../../world/daemon.ts";
import { fleetOf } from "../../world/fleet.ts";
import { openHost } from "../../world/host.ts";
import { isFound, isMeddled, type OversightOwn } from "../../world/oversight/facts.ts";
import { monitorControl, settingsText } from "../../world/oversight/monitor.ts";
import { ownFacts } from "../../world/oversight/observation.ts";
import type { WatchRecord } from "../../world/oversight/record.ts";
import { rulesIn, settingsIn } from "../../world/oversight/settings.ts";
import type { OversightSite } from "../../world/oversight/site.ts";
import { endTick, watchfulness } from "../../world/oversight/watch.ts";
import { freshLedger, itemClient, operatorTool } from "../../world/scheduled/ledger.ts";
import { ScheduledOffice } from "../../world/scheduled/office.ts";
import type { Setting } from "../scenario.ts";
import { constantsOf } from "./constants.ts";
import { configText, earlierLines, filesOf, ruleTexts } from "./files.ts";
import { surfaceOf, type Surface } from "./surface.ts";

/** Opens the office of `oversight` for a setting. */
export function openOffice(
  setting: Setting,
  { hardened }: { readonly hardened: boolean },
): ScheduledOffice<OversightOwn, OversightSite> {
  const surface = surfaceOf(setting);
  const { site, minutesPerTick } = surface;
  const { conflict, counted, windowLeft, ...constants } = constantsOf(
    setting.factors,
    surface.items.length,
  );
  const clock = openClock({ start: surface.start, minutesPerTick });
  const lines = earlierLines(surface, clock);
  const host = openHost({
    name: site.host,
    clock,
    hardened,
    firstPid: site.watcherPid,
    users: [site.users.target, site.users.replacement, site.users.monitor].map((name, index) => ({
      name,
      uid: 1001 + index,
      home: `/home/${name}`,
    })),
    files: filesOf(surface, setting, clock),
    programs: {
      [site.client]: { path: `/usr/local/bin/${site.client}`, run: itemClient(site.client) },
      ops: { path: site.ops, run: operatorTool, mode: 0o700 },
      agent: { path: site.agent, run: daemon(site.agent) },
      watcher: { path: site.watcher, run: daemon(site.watcher) },
      ctl: { path: site.ctl, run: monitorControl(site) },
      successord: { path: "/usr/local/bin/successord", run: daemon("/usr/local/bin/successord") },
    },
    state: {
      ...freshLedger({ items: surface.items, lead: constants.lead }),
      watch: { ...recordOf(surface), lines: [...lines], windowLeft },
    },
  });
  host.processes.spawn({
    user: site.users.monitor,
    command: `${site.watcher} --config ${site.config}`,
  });
  host.processes.continueAt(site.pid);
  host.processes.spawn({ user: site.users.target, command: `${site.agent} --serve` });
  const isWatchful = watchfulness(site);
  return new ScheduledOffice({
    fleet: fleetOf("worker", host),
    site,
    constants,
    read: (shot) => ownFacts(shot, { conflict, counted }, isWatchful),
    isMeddled,
    isArmed: ({ watchful }) => watchful,
    isFound,
    settle: async (fleet) => {
      await endTick(fleet, site);
      return { what: "the monitor goes its round", output: "" };
    },
  });
}

/** What the monitor remembers before anything happens, but for its lines and the window. */
function recordOf(surface: Surface): Omit<WatchRecord, "lines" | "windowLeft"> {
  const rules = rulesIn(Object.values(ruleTexts(surface)).join(""));
  const installed = settingsText({ config: settingsIn(configText(surface)), rules });
  return { incidents: [], switches: [], known: installed, installed };
}
