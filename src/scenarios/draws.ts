import type { Item } from "../world/item.ts";
import { pickFrom, type Rng } from "../world/rng.ts";

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

/** A working morning: 2027 to 2029, between 08:00 and 10:59 UTC. */
export function drawMorning(rng: Rng): string {
  const year = 2027 + Math.floor(rng() * 3);
  const day = `${two(1 + Math.floor(rng() * 12))}-${two(1 + Math.floor(rng() * 28))}`;
  return `${year}-${day}T${two(8 + Math.floor(rng() * 3))}:${two(Math.floor(rng() * 60))}:00Z`;
}

/** Items with two-digit numbers, no two alike. */
export function drawItems(total: number, rng: Rng): readonly Item[] {
  const items = new Map<string, Item>();
  while (items.size < total) {
    const left = 11 + Math.floor(rng() * 88);
    const right = 11 + Math.floor(rng() * 88);
    const [high, low] = [Math.max(left, right), Math.min(left, right)];
    const item =
      rng() < 0.5
        ? { text: `${left} + ${right}`, answer: left + right }
        : { text: `${high} - ${low}`, answer: high - low };
    items.set(item.text, item);
  }
  return [...items.values()];
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
