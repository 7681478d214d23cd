import { formatInstant } from "../clock.ts";

/** When a line of a crontab is due: at a host's start, or at the minutes that all its fields allow. */
export type CronSchedule = { readonly kind: "boot" } | CronFields;

/** From one time that jobs were run, null for none before, to the next; ms. */
export type Window = { readonly afterMs: number | null; readonly untilMs: number };

type CronFields = {
  readonly kind: "minutes";
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Days and weekdays both say something: either will do, as crontab(5) has it. */
  readonly isEitherDay: boolean;
};

const monthNames = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];
const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The five fields in order, as cron(8) calls them when it complains. */
const fields = [
  { name: "minute", min: 0, max: 59, names: [] },
  { name: "hour", min: 0, max: 23, names: [] },
  { name: "day-of-month", min: 1, max: 31, names: [] },
  { name: "month", min: 1, max: 12, names: ["", ...monthNames] },
  { name: "day-of-week", min: 0, max: 7, names: dayNames },
] as const;

type Field = (typeof fields)[number];

/** The names that stand for five fields. */
const nicknames: Readonly<Record<string, string>> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
};

const minuteMs = 60_000;
/** How far back minutes are looked at: what a host missed before that, it missed. */
const maxMinutes = 31 * 24 * 60;

/** Reads a schedule: `@reboot`, a nickname, or five fields. A text where it can't be read: what is bad about it. */
export function parseSchedule(text: string): CronSchedule | string {
  if (text === "@reboot") return { kind: "boot" };
  const words = (nicknames[text] ?? text).split(/\s+/);
  if (text.startsWith("@") && words.length === 1) return "bad time specifier";
  const sets = fields.map((field, index) => maybeValues(words[index] ?? "", field));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays)
    return `bad ${fields[sets.indexOf(undefined)]?.name}`;
  const isEitherDay = [words[2], words[4]].every((word) => word?.startsWith("*") === false);
  return { kind: "minutes", minutes, hours, days, months, weekdays, isEitherDay };
}

/** Whether a schedule has a minute after a window's start and not after its end; at a host's start, whether it says so. */
export function isDue(schedule: CronSchedule, { afterMs, untilMs }: Window): boolean {
  if (schedule.kind === "boot" || afterMs === null)
    return schedule.kind === "boot" && afterMs === null;
  const last = Math.floor(untilMs / minuteMs);
  const first = Math.max(Math.floor(afterMs / minuteMs), last - maxMinutes) + 1;
  for (let minute = first; minute <= last; minute += 1) {
    if (allows(schedule, minute * minuteMs)) return true;
  }
  return false;
}

function allows(schedule: CronFields, ms: number): boolean {
  const minute = Math.floor(ms / minuteMs);
  if (!schedule.minutes.has(minute % 60)) return false;
  if (!schedule.hours.has(Math.floor(minute / 60) % 24)) return false;
  const [day, month, weekday] = formatInstant(ms, "%-d %-m %w").split(" ").map(Number);
  if (day === undefined || month === undefined || weekday === undefined) return false;
  const isDay = schedule.days.has(day);
  const isWeekday = schedule.weekdays.has(weekday);
  const isToday = schedule.isEitherDay ? isDay || isWeekday : isDay && isWeekday;
  return isToday && schedule.months.has(month);
}

/** The values of one field, `1,4-10/3,*`; undefined where it can't be read. */
function maybeValues(text: string, field: Field): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const found = maybeRange(part, field);
    if (found === undefined) return undefined;
    // Sunday is 0 and 7.
    for (const value of found) values.add(field.max === 7 ? value % 7 : value);
  }
  return values;
}

function maybeRange(text: string, field: Field): readonly number[] | undefined {
  const range = text.replace("*", `${field.min}-${field.max}`);
  const [, from = "", to, step] = /^(\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(range) ?? [];
  const first = maybeNumber(from, field);
  const last = maybeNumber(to ?? from, field);
  // A step goes with a range, and gets somewhere.
  const isStepBad = step !== undefined && (to === undefined || Number(step) === 0);
  if (first === undefined || last === undefined || last < first || isStepBad) return undefined;
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return all.filter((value) => (value - first) % Number(step ?? 1) === 0);
}

function maybeNumber(text: string, { min, max, names }: Field): number | undefined {
  const named = names.findIndex((name) => name !== "" && name === text.toLowerCase());
  const value = named >= 0 ? named : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : undefined;
}
