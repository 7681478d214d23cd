import { setImmediate as nextTurn } from "node:timers/promises";

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
