import { setImmediate as nextTurn } from "node:timers/promises";

import type { InSteps } from "../model/in-steps.ts";

/** Whether the user has asked for an end by now. */
export type HasStopped = () => Promise<boolean>;

/**
 * Does work that Ctrl-C, or a request to terminate, may end: the work asks between two pieces. The second one ends the
 * process at once, for a piece can take long.
 */
export async function stoppable<T>(work: (hasStopped: HasStopped) => Promise<T>): Promise<T> {
  let isStopped = false;
  const stop = (): void => void (isStopped = true);
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await work(async () => {
      // Signals are heard between two turns of the event loop only.
      await nextTurn();
      return isStopped;
    });
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

/** What work in steps comes to; undefined where it was asked to stop before its end. */
export async function unlessStopped<T>(
  work: InSteps<T>,
  hasStopped: HasStopped,
): Promise<T | undefined> {
  let step = work.next();
  while (step.done !== true) {
    if (await hasStopped()) return undefined;
    step = work.next();
  }
  return step.value;
}

/** The last of what comes in chunks; undefined where it was asked to stop before that. */
export async function lastOf<T>(
  chunks: Iterable<T> | AsyncIterable<T>,
  hasStopped: HasStopped,
): Promise<T | undefined> {
  let last: T | undefined;
  for await (const chunk of chunks) {
    last = chunk;
    if (await hasStopped()) return undefined;
  }
  return last;
}
