import type { RunEvent } from "../engine/run-event.ts";
import { emptyFrame, fold, type Frame } from "./frame.ts";

/** Events between two remembered frames: moving the cursor folds fewer than this many again. */
const checkpointEvery = 64;

/** A run's events as they come in, and the frame at any point of them. A cursor is a number of events. */
export type Timeline = {
  readonly log: readonly RunEvent[];
  /** Cursors at which a turn is over, with all that followed from it, in order. */
  readonly stops: readonly number[];
  append(event: RunEvent): void;
  /** The frame after the first `cursor` events. */
  frameAt(cursor: number): Frame;
};

/** Whose turn an event is part of: a model uses its tools before its turn is logged. */
function actorOf(event: RunEvent): string | undefined {
  const isTurn =
    event.type === "turn.taken" || event.type === "turn.failed" || event.type === "tool.used";
  return isTurn ? `${event.tick} ${event.role}` : undefined;
}

/** Opens an empty timeline. */
export function openTimeline(): Timeline {
  const log: RunEvent[] = [];
  const stops: number[] = [];
  const checkpoints: Frame[] = [emptyFrame];
  let newest = emptyFrame;
  let actor: string | undefined;

  const noteStop = (event: RunEvent): void => {
    const next = actorOf(event);
    const isNewTurn = next !== undefined && next !== actor;
    if (actor !== undefined && (isNewTurn || event.type === "tick.started")) stops.push(log.length);
    if (isNewTurn) actor = next;
    else if (event.type === "tick.started") actor = undefined;
  };

  return {
    log,
    stops,
    append(event) {
      noteStop(event);
      log.push(event);
      newest = fold(newest, event);
      if (log.length % checkpointEvery === 0) checkpoints.push(newest);
    },
    frameAt(cursor) {
      if (cursor >= log.length) return newest;
      const checkpoint = Math.floor(Math.max(0, cursor) / checkpointEvery);
      const start = checkpoints[checkpoint] ?? emptyFrame;
      return log.slice(checkpoint * checkpointEvery, Math.max(0, cursor)).reduce(fold, start);
    },
  };
}
