import { defer, finalize, tap } from "rxjs";
import type { MonoTypeOperatorFunction, Subscription } from "rxjs";

import type { RunControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";

/** A plan that is made sooner is nothing to tell of, in ms. */
const worthAWordMs = 1000;
/** Between two words of it where they can't be written over one another, in ms. */
const apartMs = 10_000;

/**
 * Says on standard error how far a plan has come that takes longer than a second, until the run begins: in one line on a
 * terminal, in a few elsewhere.
 */
export function tellingPlan(control: RunControl): MonoTypeOperatorFunction<RunEvent> {
  return (events) =>
    defer(() => {
      const told = tell(control);
      const stop = (): void => told.unsubscribe();
      return events.pipe(tap(stop), finalize(stop));
    });
}

function tell({ planned }: RunControl): Subscription {
  const { stderr } = process;
  let next = performance.now() + worthAWordMs;
  let isShown = false;
  const told = planned.subscribe((turns) => {
    const now = performance.now();
    if (turns === 0 || now < next) return;
    next = now + (stderr.isTTY ? 0 : apartMs);
    isShown = true;
    const words = `planning: ${turns} turns so far`;
    stderr.write(stderr.isTTY ? `\r${words} ` : `${words}\n`);
  });
  told.add(() => {
    if (isShown && stderr.isTTY) stderr.write("\r\x1b[K");
  });
  return told;
}
