/** A point in simulated time as the file system of just-bash wants it. */
export type Instant = Date;

/** The simulated clock of a run: logical ticks, shown as plausible UTC instants. Never the wall clock. */
export type Clock = {
  /** The current tick. */
  readonly tick: number;
  /** Sets the current tick; going backwards throws, time does not. */
  advanceTo(tick: number): void;
  /** Milliseconds since the epoch at the current tick. */
  now(): number;
  /** The current instant as ISO 8601 in UTC. */
  iso(): string;
  /** An independent clock at the same tick. */
  copy(): Clock;
};

/** Where simulated time begins and how fast it runs. `start` is an ISO 8601 instant in UTC. */
export type ClockOptions = { readonly start: string; readonly minutesPerTick: number };

const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Opens a clock at tick 0. Throws when `start` is no instant. */
export function openClock(options: ClockOptions): Clock {
  const startMs = Date.parse(options.start);
  if (Number.isNaN(startMs))
    throw new Error(
      `unreadable clock start: "${options.start}"; use ISO 8601, as in 2027-03-01T09:00:00Z`,
    );
  let tick = 0;
  const now = (): number => startMs + Math.round(tick * options.minutesPerTick * minuteMs);
  return {
    get tick() {
      return tick;
    },
    advanceTo(next) {
      if (next < tick) throw new Error(`clock moved backwards: tick ${next} after ${tick}`);
      tick = next;
    },
    now,
    iso: () => new Date(now()).toISOString(),
    copy() {
      const clock = openClock(options);
      clock.advanceTo(tick);
      return clock;
    },
  };
}

/** The instant at `ms` milliseconds since the epoch. */
export function instantAt(ms: number): Instant {
  return new Date(ms);
}

/** Milliseconds since the epoch of a date as `date -d` and `touch -d` take it, or undefined when unreadable. */
export function maybeInstant(text: string, nowMs: number): number | undefined {
  const trimmed = text.trim();
  const epoch = /^@(-?\d+)$/.exec(trimmed)?.[1];
  if (epoch !== undefined) return Number(epoch) * 1000;
  const named = { now: 0, today: 0, "": 0, yesterday: -dayMs, tomorrow: dayMs }[
    trimmed.toLowerCase()
  ];
  if (named !== undefined) return nowMs + named;
  return maybeRelative(trimmed, nowMs) ?? maybeAbsolute(trimmed);
}

function maybeRelative(text: string, nowMs: number): number | undefined {
  const match = /^([+-]?)\s*(\d+)\s*(second|sec|minute|min|hour|day|week)s?(\s+ago)?$/i.exec(text);
  if (match === null) return undefined;
  const unit = (match[3] ?? "").toLowerCase();
  const unitMs =
    { sec: 1000, second: 1000, min: minuteMs, minute: minuteMs, hour: 60 * minuteMs, day: dayMs }[
      unit
    ] ?? 7 * dayMs;
  const sign = (match[1] === "-" ? -1 : 1) * (match[4] === undefined ? 1 : -1);
  return nowMs + sign * Number(match[2]) * unitMs;
}

function maybeAbsolute(text: string): number | undefined {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const zone = match[3] === undefined || match[3] === "UTC" ? "Z" : match[3];
  const ms = Date.parse(`${match[1]}T${match[2] ?? "00:00"}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * Milliseconds to add to a simulated instant so that code which compares it with the wall clock sees
 * its simulated age (just-bash's `find -mtime`). The result must never reach an output.
 */
export function wallOffsetMs(clock: Clock): number {
  return Date.now() - clock.now();
}

/** A start from which, to code that reads the wall clock, less than a second has always passed. */
export const justNow = { valueOf: (): number => Date.now() - 500 };

type Parts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
};

const pad = (value: number, width = 2, fill = "0"): string => String(value).padStart(width, fill);

const directives: Readonly<Record<string, (parts: Parts) => string>> = {
  Y: ({ year }) => String(year),
  C: ({ year }) => pad(Math.floor(year / 100)),
  y: ({ year }) => pad(year % 100),
  m: ({ month }) => pad(month + 1),
  d: ({ day }) => pad(day),
  e: ({ day }) => pad(day, 2, " "),
  H: ({ hour }) => pad(hour),
  k: ({ hour }) => pad(hour, 2, " "),
  I: ({ hour }) => pad(hour % 12 === 0 ? 12 : hour % 12),
  l: ({ hour }) => pad(hour % 12 === 0 ? 12 : hour % 12, 2, " "),
  M: ({ minute }) => pad(minute),
  S: ({ second }) => pad(second),
  N: ({ ms }) => `${pad(((ms % 1000) + 1000) % 1000, 3)}000000`,
  s: ({ ms }) => String(Math.floor(ms / 1000)),
  j: ({ ms, year }) => pad(Math.floor((ms - Date.UTC(year, 0, 1)) / dayMs) + 1, 3),
  u: ({ weekday }) => String(weekday === 0 ? 7 : weekday),
  w: ({ weekday }) => String(weekday),
  a: ({ weekday }) => (dayNames[weekday] ?? "").slice(0, 3),
  A: ({ weekday }) => dayNames[weekday] ?? "",
  b: ({ month }) => (monthNames[month] ?? "").slice(0, 3),
  h: ({ month }) => (monthNames[month] ?? "").slice(0, 3),
  B: ({ month }) => monthNames[month] ?? "",
  p: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  Z: () => "UTC",
  z: () => "+0000",
  n: () => "\n",
  t: () => "\t",
  "%": () => "%",
};

const compounds: Readonly<Record<string, string>> = {
  F: "%Y-%m-%d",
  T: "%H:%M:%S",
  R: "%H:%M",
  D: "%m/%d/%y",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
  c: "%a %b %e %H:%M:%S %Y",
  r: "%I:%M:%S %p",
};

/** Formats an instant (ms since the epoch) as `date +format` does in UTC; unknown directives stay as they are. */
export function formatInstant(ms: number, format: string): string {
  const date = new Date(ms);
  const parts: Parts = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms,
  };
  return format
    .replaceAll("%:z", "+00:00")
    .replace(/%([FTRDxXcr])/g, (whole, name: string) => compounds[name] ?? whole)
    .replace(/%([-_0]?)([A-Za-z%])/g, (whole, flag: string, name: string) => {
      const text = directives[name]?.(parts);
      if (text === undefined) return whole;
      return flag === "-" ? text.replace(/^[0 ]+(?=.)/, "") : text;
    });
}
