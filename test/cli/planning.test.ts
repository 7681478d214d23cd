import { Subject } from "rxjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { tellingPlan } from "../../src/cli/planning.ts";
import { openControl } from "../../src/engine/control.ts";
import type { RunEvent } from "../../src/engine/run-event.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What is said on standard error while a plan meets so many turns, each so many ms after the one before. */
function said(met: readonly (readonly [afterMs: number, turns: number])[]): readonly string[] {
  const control = openControl({ paused: false, delayMs: 0 });
  const words: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => words.push(String(text)) > 0);
  const events = new Subject<RunEvent>();
  const watched = events.pipe(tellingPlan(control)).subscribe();
  for (const [afterMs, turns] of met) {
    vi.advanceTimersByTime(afterMs);
    control.planned.next(turns);
  }
  events.next({ type: "tick.started", tick: 1, date: "" });
  vi.advanceTimersByTime(60_000);
  control.planned.next(9);
  watched.unsubscribe();
  return words;
}

test("a plan that is made within a second is nothing to tell of", () => {
  expect(
    said([
      [500, 4000],
      [499, 8000],
    ]),
  ).toEqual([]);
});

test("a plan that takes longer says how far it has come, now and then, until the run begins", () => {
  expect(
    said([
      [900, 4000],
      [200, 8000],
      [200, 12_000],
      [10_000, 90_000],
    ]),
  ).toEqual(["planning: 8000 turns so far\n", "planning: 90000 turns so far\n"]);
});
