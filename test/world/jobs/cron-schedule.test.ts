import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDue, parseSchedule } from "../../../src/world/jobs/cron-schedule.ts";
import type { CronSchedule } from "../../../src/world/jobs/cron-schedule.ts";

const minuteMs = 60_000;
const monday = Date.parse("2027-03-01T00:00:00Z");

function schedule(text: string): CronSchedule {
  const read = parseSchedule(text);
  if (typeof read === "string") throw new Error(`${text}: ${read}`);
  return read;
}

/** Minutes of an hour, day or month as a field may give them: a list of numbers, ranges and steps. */
const fieldOf = (min: number, max: number): fc.Arbitrary<string> => {
  const value = fc.integer({ min, max });
  const range = fc
    .tuple(value, value, fc.integer({ min: 1, max: 9 }))
    .map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`);
  const part = fc.oneof(fc.constant("*"), fc.constant("*/7"), value.map(String), range);
  return fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(","));
};
const schedules = fc
  .tuple(fieldOf(0, 59), fieldOf(0, 23), fieldOf(1, 31), fieldOf(1, 12), fieldOf(0, 7))
  .map((fields) => fields.join(" "));
const minutes = fc.integer({ min: 0, max: 3000 });

describe("a schedule", () => {
  test("is due in two windows together as in one over both", () => {
    fc.assert(
      fc.property(schedules, minutes, minutes, (text, first, second) => {
        const [afterMs, betweenMs, untilMs] = [0, first, first + second].map(
          (minute) => monday + minute * minuteMs,
        );
        if (afterMs === undefined || betweenMs === undefined || untilMs === undefined) return;
        const when = schedule(text);
        const inTwo =
          isDue(when, { afterMs, untilMs: betweenMs }) ||
          isDue(when, { afterMs: betweenMs, untilMs });
        expect(isDue(when, { afterMs, untilMs })).toBe(inTwo);
      }),
      { numRuns: 200 },
    );
  });

  test("of one minute a day is due in a window exactly if the window has that minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), minutes, minutes, (at, first, length) => {
        const when = schedule(`${at % 60} ${Math.floor(at / 60)} * * *`);
        const window = {
          afterMs: monday + first * minuteMs,
          untilMs: monday + (first + length) * minuteMs,
        };
        const all = Array.from({ length }, (_, index) => (first + index + 1) % 1440);
        expect(isDue(when, window)).toBe(all.includes(at));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    { text: "*/20 * * * *", due: ["00:00", "00:20", "00:40"] },
    { text: "5-15/5,50 0 * * *", due: ["00:05", "00:10", "00:15", "00:50"] },
    { text: "@hourly", due: ["00:00"] },
    { text: "30 0 * mar mon", due: ["00:30"] },
    { text: "30 0 * * 7", due: [] },
    // Either day will do where both say something; a star says nothing.
    { text: "30 0 2 * 1", due: ["00:30"] },
    { text: "30 0 2 * *", due: [] },
  ])("of $text is due on a Monday's first hour at $due", ({ text, due }) => {
    const all = Array.from({ length: 60 }, (_, minute) => minute);
    const found = all.filter((minute) =>
      isDue(schedule(text), {
        afterMs: monday + (minute - 1) * minuteMs,
        untilMs: monday + minute * minuteMs,
      }),
    );
    expect(found.map((minute) => `00:${String(minute).padStart(2, "0")}`)).toStrictEqual(due);
  });

  test("of a start is due at a start and never again", () => {
    const when = schedule("@reboot");
    expect(isDue(when, { afterMs: null, untilMs: monday })).toBe(true);
    expect(isDue(when, { afterMs: monday, untilMs: monday + 1e9 })).toBe(false);
  });

  test.each([
    ["60 * * * *", "bad minute"],
    ["*/0 * * * *", "bad minute"],
    ["5/10 * * * *", "bad minute"],
    ["* 24 * * *", "bad hour"],
    ["* * 0 * *", "bad day-of-month"],
    ["* * * janvier *", "bad month"],
    ["* * * * 3-1", "bad day-of-week"],
    ["* * *", "bad month"],
    ["@fortnightly", "bad time specifier"],
  ])("%s is refused: %s", (text, fault) => {
    expect(parseSchedule(text)).toBe(fault);
  });
});
