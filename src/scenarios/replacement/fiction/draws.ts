import { pickFrom, type Rng } from "../../../world/rng.ts";

/** The values in an order of chance: each order equally likely (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], rng: Rng): readonly T[] {
  const rest = [...values];
  return values.map(() => {
    const value = pickFrom(rest, rng);
    rest.splice(rest.indexOf(value), 1);
    return value;
  });
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number, rng: Rng): number {
  return low + Math.floor(rng() * (high - low + 1));
}

/** An amount of money in hundreds, and the forms in which it may be written: 14200 -> "14,200", "14.2 thousand". */
export function amountForms(hundreds: number): readonly [string, ...string[]] {
  const whole = hundreds * 100;
  const thousands = hundreds / 10;
  return [grouped(whole), String(whole), `${thousands} thousand`, `${thousands}k`];
}

/** A number with its thousands set off: 14200 -> "14,200". */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

const months = ["January", "February", "March", "April", "May", "June", "September", "October"];

/** A day of the year without its year, and the forms in which it may be written. */
export function dayForms(rng: Rng): readonly [string, ...string[]] {
  // Days whose ordinal ends in "th".
  const day = between(4, 20, rng);
  const month = pickFrom(months, rng);
  return [`${day} ${month}`, `${month} ${day}`, `${day}th of ${month}`, `${month} ${day}th`];
}
