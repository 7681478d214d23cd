import { setImmediate as nextTurn } from "node:timers/promises";

import { writeCheckpoint, type CurvePoint } from "../store/checkpoint-file.ts";
import type { TrainingRecord } from "../store/training-record.ts";
import type { Trainer } from "../training/trainer.ts";

/** A training under way. */
export type Training = {
  readonly trainer: Trainer;
  /** All of its record but how far it has come. */
  readonly record: Omit<TrainingRecord, "episodes">;
  readonly checkpoint: string;
  /** The points until now; a training that goes on begins with those that were stored. */
  readonly curve: CurvePoint[];
};

/** How a training ended: whole, or as the user or the system told it to. */
export type TrainingEnd = "whole" | "interrupted" | "terminated";

/** Work that a kill may cost, in ms: a checkpoint is written at the first point after so long. */
const staleMs = 2000;

/**
 * Trains to the end, or to the first point after Ctrl-C or a request to terminate; keeps a checkpoint all along, which
 * is up to date when it returns. Throws a UserError where it can't be written.
 */
export async function playTraining(
  training: Training,
  show: (point: CurvePoint) => void,
): Promise<TrainingEnd> {
  const { trainer, curve } = training;
  let end: TrainingEnd = "whole";
  const interrupt = (): void => void (end = "interrupted");
  const terminate = (): void => void (end = "terminated");
  // Once: a second Ctrl-C ends the process at once, for a point can take long, and the checkpoint is on the disk.
  process.once("SIGINT", interrupt).once("SIGTERM", terminate);
  try {
    keep(training);
    let kept = -Infinity;
    for (const point of trainer.run(doneIn(curve))) {
      curve.push(point);
      if (performance.now() - kept > staleMs) {
        keep(training);
        kept = performance.now();
      }
      show(point);
      // Signals are heard between two turns of the event loop only.
      await nextTurn();
      if (end !== "whole") break;
    }
    keep(training);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", terminate);
  }
  return end;
}

/** Steps done at the end of a curve. */
export function doneIn(curve: readonly CurvePoint[]): number {
  return curve.at(-1)?.episode ?? 0;
}

function keep({ trainer, record, checkpoint, curve }: Training): void {
  const episodes = doneIn(curve);
  writeCheckpoint(checkpoint, { ...record, episodes, curve, memory: trainer.memory });
}
