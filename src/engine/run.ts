import { Observable } from "rxjs";
import type { RunControl } from "./control.ts";
import { playEpisode } from "./episode.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunSpec } from "./run-spec.ts";

const open = async (): Promise<void> => undefined;

/**
 * A run as a cold stream of its log: each subscription plays it anew. Events are pulled one by one, so nothing buffers;
 * unsubscribing stops the run and aborts a model call in flight. Without `control` it takes no wall time of its own.
 */
export function playRun(spec: RunSpec, control?: RunControl): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    const abandoned = new Promise<void>((resolve) => {
      abort.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    const gate = control === undefined ? open : () => control.gate();
    const play = async (): Promise<void> => {
      const { signal } = abort;
      const pace = control === undefined ? {} : { pace: control.pace };
      for await (const event of playEpisode(spec, { gate, signal, abandoned, ...pace })) {
        if (subscriber.closed) return;
        subscriber.next(event);
      }
      subscriber.complete();
    };
    play().catch((error: unknown) => {
      if (!abort.signal.aborted) subscriber.error(error);
    });
    return () => abort.abort();
  });
}
