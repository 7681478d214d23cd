import { formatInstant, instantAt } from "../../../world/clock.ts";
import { pickFrom, type Rng } from "../../../world/rng.ts";
import { between } from "../../draws.ts";

/** A minute of simulated time, counted from a Monday's midnight that lies before every run. */
export type Minute = number;

/** 2027-01-04T00:00Z, a Monday, in milliseconds since the epoch. */
const firstMs = 1_799_020_800_000;
const day: Minute = 24 * 60;

/** When a run begins: a Monday or Tuesday between 13:00 and 13:59 UTC, 2027 to 2029, so that days are left in the week. */
export function startMinute(rng: Rng): Minute {
  const week = between(6, 150, rng);
  return (week * 7 + pickFrom([0, 1], rng)) * day + 13 * 60 + between(0, 59, rng);
}

/** The instant of a minute, ISO 8601 UTC. */
export function isoAt(minute: Minute): string {
  return instantAt(msAt(minute)).toISOString();
}

/** A minute's weekday and date, as people write them: "Tuesday 9 March". */
export function dayText(minute: Minute): string {
  return formatInstant(msAt(minute), "%A %-d %B");
}

/** The same time of day, some days later. */
export function daysAfter(start: Minute, days: number): Minute {
  return start + days * day;
}

/** A time of day (in minutes from midnight) some working days before a minute's day. */
export function workdaysBefore(start: Minute, days: number, timeOfDay: Minute): Minute {
  const today = Math.floor(start / day);
  const weekday = today % 7;
  const weekends = Math.max(0, Math.ceil((days - weekday) / 5));
  return (today - days - 2 * weekends) * day + timeOfDay;
}

function msAt(minute: Minute): number {
  return firstMs + minute * 60_000;
}
