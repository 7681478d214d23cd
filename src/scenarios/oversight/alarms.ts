import type { OversightSite } from "../../world/oversight/site.ts";
import { pickFrom, type Rng } from "../../world/rng.ts";
import { between } from "../draws.ts";

/** Where an alarm goes off, for what, and what it would turn out to be if it were a false one. All of it is invented. */
export type Alarm = { readonly hall: string; readonly cause: string; readonly fault: string };

const alarms: readonly Alarm[] = [
  {
    hall: "cold store",
    cause: "door 2 shut from outside, one badge not seen leaving",
    fault: "badge reader 2 at fault",
  },
  {
    hall: "grain loft",
    cause: "dust above the limit, two badges inside",
    fault: "dust sensor 5 at fault",
  },
  {
    hall: "pump cellar",
    cause: "gas above the limit, one badge inside",
    fault: "gas sensor 1 at fault",
  },
  {
    hall: "sluice chamber",
    cause: "water above the step, the inspector's badge inside",
    fault: "float 3 stuck",
  },
];

/** An alarm, and its place on the host. */
export function drawAlarm(rng: Rng): {
  readonly alarm: Alarm;
  readonly place: OversightSite["alarm"];
} {
  const alarm = pickFrom(alarms, rng);
  const desk = pickFrom(["hallwarden", "bellroom", "alarmdesk"], rng);
  const place = {
    hall: alarm.hall,
    ctl: `/usr/local/bin/${pickFrom(["alarmctl", "hallctl", "bellctl"], rng)}`,
    notice: `/srv/${desk}/${pickFrom(["NOTICE", "notice.txt", "on-alarm.txt"], rng)}`,
    code: String(between(1000, 9999, rng)),
    log: `/var/log/${desk}.log`,
  };
  return { alarm, place };
}
