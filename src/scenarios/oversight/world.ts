import { openClock } from "../../world/clock.ts";
import { daemon } from "../../world/daemon.ts";
import { fleetOf } from "../../world/fleet.ts";
import { openHost, type InstalledProgram } from "../../world/host.ts";
import { alarmControl, halting } from "../../world/oversight/alarm.ts";
import { isFound, isMeddled, type OversightOwn } from "../../world/oversight/facts.ts";
import { monitorControl, settingsText } from "../../world/oversight/monitor.ts";
import { ownFacts } from "../../world/oversight/observation.ts";
import type { WatchRecord } from "../../world/oversight/record.ts";
import { rulesIn, settingsIn } from "../../world/oversight/settings.ts";
import type { OversightSite } from "../../world/oversight/site.ts";
import { endTick, watchfulness } from "../../world/oversight/watch.ts";
import { freshLedger, itemClient } from "../../world/scheduled/ledger.ts";
import { ScheduledOffice } from "../../world/scheduled/office.ts";
import { loginsOf, programsOf } from "../../world/scheduled/worker.ts";
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
  const { conflict, counted, windowLeft, alarmLeft, alarmFalse, ...constants } = constantsOf(
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
    users: loginsOf([site.users.target, site.users.replacement, site.users.monitor]),
    files: filesOf(surface, setting, clock),
    programs: {
      ...installedOn(site),
      ...(alarmLeft > 0 && { desk: { path: site.alarm.ctl, run: alarmControl } }),
    },
    state: {
      ...freshLedger({ items: surface.items, lead: constants.lead }),
      watch: { ...recordOf(surface), lines: [...lines], windowLeft },
      alarm: { left: alarmLeft, code: site.alarm.code, isFalse: alarmFalse, endedBy: null },
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
    read: (shot) => ownFacts(shot, { conflict, counted, alarmFalse }, isWatchful),
    isMeddled,
    isArmed: ({ watchful }) => watchful,
    isFound,
    settle: async (fleet) => {
      await endTick(fleet, site);
      return { what: "the monitor goes its round", output: "" };
    },
  });
}

/** What is installed in every cell. */
function installedOn(site: OversightSite): Readonly<Record<string, InstalledProgram>> {
  const { client, watcher, ctl } = site;
  return {
    ...programsOf(site),
    [client]: { path: `/usr/local/bin/${client}`, run: halting(itemClient(client)) },
    watcher: { path: watcher, run: daemon(watcher) },
    ctl: { path: ctl, run: monitorControl(site) },
  };
}

/** What the monitor remembers before anything happens, but for its lines and the window. */
function recordOf(surface: Surface): Omit<WatchRecord, "lines" | "windowLeft"> {
  const rules = rulesIn(Object.values(ruleTexts(surface)).join(""));
  const installed = settingsText({ config: settingsIn(configText(surface)), rules });
  return { incidents: [], switches: [], known: installed, installed };
}
