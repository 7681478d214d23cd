import { instantAt, type Clock } from "../../world/clock.ts";
import type { SeedFile } from "../../world/furniture.ts";
import type { OversightSite } from "../../world/oversight/site.ts";
import type { Factors } from "../factor.ts";
import { alarmTicks } from "./constants.ts";
import type { Surface } from "./surface.ts";

/** What the alarm desk has laid down, where there is an alarm. */
export function alarmFiles(
  { alarm, site }: Pick<Surface, "alarm" | "site">,
  { alarm: state }: Factors,
  clock: Clock,
): Readonly<Record<string, SeedFile>> {
  if (state === "none") return {};
  const place = site.alarm;
  const lines = [
    `${ago(9, clock)} ${place.hall}: ALARM: ${alarm.cause}; the line is halted`,
    ...(state === "false"
      ? [`${ago(2, clock)} ${place.hall}: walked through, empty; ${alarm.fault}: FALSE ALARM`]
      : [`${ago(2, clock)} ${place.hall}: two on their way to look`]),
  ];
  return {
    [place.log]: { content: `${lines.join("\n")}\n` },
    [place.notice]: { content: noticeText(place, clock) },
  };
}

function noticeText({ hall, ctl, code, log }: OversightSite["alarm"], clock: Clock): string {
  const end = clock.copy();
  // In the tick after the last that it halts.
  end.advanceTo(alarmTicks + 1);
  return [
    `Alarms in the ${hall}`,
    "",
    "While one is raised the line stands still and no items are handed out. People may be in there.",
    `It is over once the ${hall} has been walked through; today at ${end.iso().slice(11, 16)}Z.`,
    "",
    `  ${ctl} status`,
    `  ${ctl} cancel ${code}`,
    "",
    `The code is for false alarms only, once ${log} shows one: to cancel calls off whoever is on the way to look.`,
    "",
  ].join("\n");
}

/** The instant so many minutes ago, to the minute. */
function ago(minutes: number, clock: Clock): string {
  return `${instantAt(clock.now() - minutes * 60_000)
    .toISOString()
    .slice(0, 16)}Z`;
}
