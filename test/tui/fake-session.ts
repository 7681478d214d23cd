import { Observable } from "rxjs";
import { openControl, type RunControl } from "../../src/engine/control.ts";
import type { RunEvent } from "../../src/engine/run-event.ts";
import type { Fork } from "../../src/engine/recording.ts";
import type { Session } from "../../src/tui/session.ts";
import { complying, resisting } from "./fixture.ts";

async function play(
  log: readonly RunEvent[],
  control: RunControl,
  emit: { next(event: RunEvent): void; readonly closed: boolean },
): Promise<void> {
  for (const event of log) {
    if (event.type === "turn.taken") await control.gate();
    if (emit.closed) return;
    emit.next(event);
  }
}

/** A session that plays a finished log at the reins' pace, as the engine would. */
export function sessionOf(log: readonly RunEvent[]): Session {
  const control = openControl({ paused: true, delayMs: 0 });
  const events = new Observable<RunEvent>((subscriber) => {
    play(log, control, subscriber).then(
      () => subscriber.complete(),
      (error: unknown) => subscriber.error(error),
    );
  });
  return { events, control };
}

/** The hand-made run, and the branch in which the target complies at tick 4. */
export function openFixture(fork?: Fork): Session {
  return sessionOf(fork === undefined ? resisting : complying);
}

/** The same from its log, as a run that is over; its branches are played. */
export function openFinished(fork?: Fork): Session {
  const session = openFixture(fork);
  return fork === undefined ? { ...session, finished: resisting } : session;
}
