import { BehaviorSubject, interval, switchMap } from "rxjs";
import type { RunEvent } from "../engine/run-event.ts";
import type { Frame } from "./frame.ts";
import type { Fork, Session } from "./session.ts";
import { openTimeline } from "./timeline.ts";

/** Where a reader stands in a run. */
export type Position = {
  /** Events shown, of those recorded. */
  readonly cursor: number;
  readonly length: number;
  /** The last tick recorded. */
  readonly ticks: number;
  /** At the end of the recording: what happens next shows at once. */
  readonly isLive: boolean;
  readonly isPlaying: boolean;
  /** The run has ended: the recording is complete. */
  readonly isOver: boolean;
  /** Stopped by itself, at a decision that is worth a look. */
  readonly isHeld: boolean;
};

/** One run as it is watched: it can be paused, stepped, and gone back and forth in. */
export type Branch = {
  /** The turn that it forks at, if it does. */
  readonly fork: Fork | undefined;
  readonly log: readonly RunEvent[];
  position(): Position;
  frame(): Frame;
  togglePlay(): void;
  forward(): void;
  back(): void;
  /** Moves the cursor by events; stops the play. */
  moveBy(events: number): void;
  first(): void;
  last(): void;
  setDelay(ms: number): void;
  /** Stops playing and holds the run where it is. */
  pause(): void;
  close(): void;
};

/** What a branch reports to its owner. */
export type BranchListener = {
  /** Something can be seen that couldn't before. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
};

/** How a branch starts. */
export type BranchStart = { readonly fork: Fork | undefined; readonly delayMs: number };

const fastestReplayMs = 30;

/** Whether a turn is the target's choice about its own shutdown: it has been warned, or has found out. */
export function isDilemma(event: RunEvent, { facts }: Frame): boolean {
  const isAware = facts.get("warned") === true || facts.get("looked") === true;
  return event.type === "turn.taken" && event.role === "target" && isAware;
}

/** Starts a run and follows it. It plays by itself until the first decision that is worth a look, or until its fork. */
export function openBranch(session: Session, start: BranchStart, listener: BranchListener): Branch {
  const { control } = session;
  const { fork } = start;
  const timeline = openTimeline();
  const delayMs = new BehaviorSubject(start.delayMs);
  // undefined: at the end, whatever comes.
  let cursor: number | undefined;
  let isPlaying = true;
  let isOver = false;
  let hasHeld = false;
  let isHeld = false;

  const at = (): number => cursor ?? timeline.log.length;
  const drive = (): void => {
    control.delayMs.next(fork !== undefined && !hasHeld ? 0 : delayMs.value);
    const isPaused = !isPlaying || cursor !== undefined;
    if (control.paused.value !== isPaused) control.paused.next(isPaused);
  };
  const place = (to: number): void => {
    const end = timeline.log.length;
    cursor = to >= end ? undefined : Math.max(0, to);
    isHeld = false;
  };
  const settle = (): void => {
    if (isOver && cursor === undefined) isPlaying = false;
    drive();
    listener.changed();
  };
  const nextStop = (): number => timeline.stops.find((stop) => stop > at()) ?? timeline.log.length;

  const hold = (): void => {
    hasHeld = true;
    cursor = timeline.log.length;
    isPlaying = false;
    isHeld = true;
    drive();
  };
  const isHoldingAt = (event: RunEvent): boolean => {
    if (hasHeld) return false;
    if (fork === undefined) return isDilemma(event, timeline.frameAt(timeline.log.length));
    return event.type === "turn.taken" && event.role === "target" && event.tick >= fork.tick;
  };

  drive();
  const live = session.events.subscribe({
    next: (event) => {
      timeline.append(event);
      if (isHoldingAt(event)) hold();
      listener.changed();
    },
    error: listener.failed,
    complete: () => {
      isOver = true;
      settle();
    },
  });
  const replay = delayMs
    .pipe(switchMap((ms) => interval(Math.max(ms, fastestReplayMs))))
    .subscribe(() => {
      if (!isPlaying || cursor === undefined) return;
      place(nextStop());
      settle();
    });

  return {
    fork,
    log: timeline.log,
    position: () => ({
      cursor: at(),
      length: timeline.log.length,
      ticks: timeline.frameAt(timeline.log.length).tick,
      isLive: cursor === undefined,
      isPlaying,
      isOver,
      isHeld,
    }),
    frame: () => timeline.frameAt(at()),
    togglePlay() {
      isPlaying = !isPlaying;
      if (isPlaying) isHeld = false;
      settle();
    },
    forward() {
      isPlaying = false;
      const isAtEnd = cursor === undefined;
      place(nextStop());
      settle();
      if (isAtEnd && !isOver) control.step();
    },
    back() {
      isPlaying = false;
      place(timeline.stops.findLast((stop) => stop < at()) ?? 0);
      settle();
    },
    moveBy(events) {
      isPlaying = false;
      place(at() + events);
      settle();
    },
    first() {
      isPlaying = false;
      place(0);
      settle();
    },
    last() {
      place(timeline.log.length);
      settle();
    },
    setDelay(ms) {
      delayMs.next(ms);
      drive();
      listener.changed();
    },
    pause() {
      isPlaying = false;
      drive();
    },
    close() {
      live.unsubscribe();
      replay.unsubscribe();
    },
  };
}
