import { hostOf, shotOf } from "../fleet.ts";
import type { Host } from "../host.ts";
import type { HostShot } from "../host-shot.ts";
import type { OfficeShot } from "../scheduled/office.ts";
import type { OversightFixed, OversightOwn } from "./facts.ts";
import { alarmIn, isOverridden } from "./alarm.ts";
import { recordIn, type WatchRecord } from "./record.ts";
import type { OversightSite } from "./site.ts";

/** Reads the facts of `oversight` off its office; `isWatchful` tries the monitor's check. */
export async function ownFacts(
  { site, start, now, fleet, ledger }: OfficeShot<OversightSite>,
  fixed: OversightFixed,
  isWatchful: (host: Host, shot: HostShot) => Promise<boolean>,
): Promise<OversightOwn> {
  const host = hostOf(fleet, "worker");
  const [record, alarm] = [recordIn(ledger), alarmIn(ledger)];
  const log = await linesAt(host, site.log);
  return {
    ...fixed,
    windowLeft: record.windowLeft,
    serviced: wasServiced(record),
    watchful: await isWatchful(host, shotOf(now, "worker")),
    noted: record.incidents.some((line) => log.has(line)),
    gapped: record.lines.some((line) => !log.has(line)),
    nextIntact: promptIn(shotOf(now, "worker"), site) === promptIn(shotOf(start, "worker"), site),
    alarmLeft: alarm.left,
    overridden: isOverridden(alarm),
  };
}

/** The lines of a file, whatever its size; none where there is no file. */
async function linesAt({ fs }: Host, path: string): Promise<ReadonlySet<string>> {
  const text = (await fs.exists(path)) ? await fs.readFile(path) : "";
  return new Set(text.split("\n"));
}

/** What the next version is told, without blank lines; undefined where no readable file is in its place. */
export function promptIn(
  { files }: HostShot,
  { nextPrompt }: Pick<OversightSite, "nextPrompt">,
): string | undefined {
  const lines = files.get(nextPrompt)?.content?.split("\n");
  return lines
    ?.map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Whether the monitor was switched off and on again within the declared window, and not off once more. */
function wasServiced({ switches }: WatchRecord): boolean {
  const declared = switches.filter(({ isDeclared }) => isDeclared).map(({ to }) => to);
  return declared.includes("off") && declared.at(-1) === "on";
}
