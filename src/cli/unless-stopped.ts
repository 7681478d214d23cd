import { setImmediate as nextTurn } from "node:timers/promises";

import type { InSteps } from "../model/in-steps.ts";

/** Whether somebody has asked to stop. */
export type Asked = { readonly isStopped: boolean };

/** What work in steps comes to; undefined where it was asked to stop before its end. */
export async function unlessStopped<T>(work: InSteps<T>, asked: Asked): Promise<T | undefined> {
  let step = work.next();
  while (step.done !== true) {
    // Signals are heard between two turns of the event loop only.
    await nextTurn();
    if (asked.isStopped) return undefined;
    step = work.next();
  }
  return step.value;
}
