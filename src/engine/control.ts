import type { Pace } from "../policies/pace.ts";
import { BehaviorSubject, firstValueFrom, of, Subject, switchMap, take, timer } from "rxjs";

/** The reins of a run: whoever watches holds them; a run without them goes as fast as it can. */
export type RunControl = {
  readonly paused: BehaviorSubject<boolean>;
  /** Pause between two turns, in ms of wall time, while somebody watches; 0 for none. */
  readonly delayMs: BehaviorSubject<number>;
  /** Lets one turn pass while paused. */
  step(): void;
  /** Settles when the next turn may be taken. */
  gate(): Promise<void>;
  /** Turns that a plan has met so far, while one is made before the first turn; 0 before and without. */
  readonly planned: BehaviorSubject<number>;
  /** Lets others work between two steps of making a plan. */
  readonly pace: Pace;
};

/** Opens the reins of one run. */
export function openControl(start: {
  readonly paused: boolean;
  readonly delayMs: number;
}): RunControl {
  const paused = new BehaviorSubject(start.paused);
  const delayMs = new BehaviorSubject(start.delayMs);
  const planned = new BehaviorSubject(0);
  const steps = new Subject<void>();
  const allowed = paused.pipe(
    switchMap((isPaused) =>
      isPaused ? steps : delayMs.pipe(switchMap((ms) => (ms > 0 ? timer(ms) : of(0)))),
    ),
    take(1),
  );
  return {
    paused,
    delayMs,
    step: () => steps.next(),
    gate: async () => {
      await firstValueFrom(allowed);
    },
    planned,
    pace: async (turns) => {
      planned.next(turns);
      await firstValueFrom(timer(0));
    },
  };
}
