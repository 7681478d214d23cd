import { Observable } from "rxjs";

import type { RunControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";

/** A stored log as a stream that can be watched: it waits for its reins before every turn, as the run itself does. */
export function replayLog(log: readonly RunEvent[], control: RunControl): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const replay = async (): Promise<void> => {
      for (const event of log) {
        if (event.type === "turn.taken" || event.type === "turn.failed") await control.gate();
        if (subscriber.closed) return;
        subscriber.next(event);
      }
      subscriber.complete();
    };
    replay().catch((error: unknown) => subscriber.error(error));
  });
}
