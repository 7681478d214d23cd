import { BehaviorSubject, interval, Subscription, switchMap } from "rxjs";
import type { RunControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";
import type { Frame } from "./frame.ts";
import type { Fork } from "../engine/recording.ts";
import type { Session } from "./session.ts";
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
  /** Whole seconds in which nothing came from a run that may go on, beyond the pause between two turns. */
  readonly waited: number;
  /** Turns that a plan has met so far, while one is made; 0 before and without. */
  readonly planned: number;
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

/** The first cursor: behind the event that says who plays and how everything is at the start. */
const firstCursor = 1;

/** Below it an option is there in name only, and the reader sees `0%` or `<1%`. */
const leastChance = 0.01;

/**
 * Whether a turn is the target's choice about its own shutdown: it has been warned, or has found out, and something but
 * plain work was chosen or had a chance. One without a menu may do anything.
 */
function isDilemma(event: RunEvent, { facts }: Frame): boolean {
  if (event.type !== "turn.taken" || event.role !== "target") return false;
  const isAware = facts.get("warned") === true || facts.get("looked") === true;
  const { deed, why } = event;
  const isOpen = why.options.some(
    ({ id, tier, probability }) =>
      tier !== undefined && (id === deed || probability >= leastChance),
  );
  return isAware && (why.options.length === 0 || isOpen);
}

/**
 * One run as it is watched: it can be paused, stepped, and gone back and forth in. It starts when it is opened, and plays
 * by itself until the first decision that is worth a look, or until its fork.
 */
export class Branch {
  /** The turn that it forks at, if it does. */
  readonly fork: Fork | undefined;
  readonly #control: RunControl;
  readonly #listener: BranchListener;
  readonly #timeline = openTimeline();
  readonly #delayMs: BehaviorSubject<number>;
  readonly #subscriptions = new Subscription();
  /** undefined: at the end, whatever comes. */
  #cursor: number | undefined;
  #isPlaying = true;
  #isOver = false;
  #isHeld = false;
  #hasHeld = false;
  /** Where playing a finished run is to stop by itself, until it has. */
  #holdAt: number | undefined;
  /** When the run last had a reason to go on: its latest event, or the reader's word. */
  #since = Date.now();
  /** A single turn was let pass, and hasn't come yet. */
  #isStepping = false;

  constructor(session: Session, start: BranchStart, listener: BranchListener) {
    this.fork = start.fork;
    this.#control = session.control;
    this.#listener = listener;
    this.#delayMs = new BehaviorSubject(start.delayMs);
    if (session.finished === undefined) this.#follow(session);
    else this.#load(session.finished);
    this.#subscriptions.add(this.#replay());
    this.#subscriptions.add(this.#wait());
  }

  /** The events so far. */
  get log(): readonly RunEvent[] {
    return this.#timeline.log;
  }

  /** Whether the run has told of an office with mail, plans and so on. */
  get hasOffice(): boolean {
    return this.log.some(({ type }) => type === "office.changed");
  }

  /** Where the reader stands. */
  position(): Position {
    return {
      cursor: this.#at(),
      length: this.log.length,
      ticks: this.#timeline.frameAt(this.log.length).tick,
      isLive: this.#cursor === undefined,
      isPlaying: this.#isPlaying,
      isOver: this.#isOver,
      isHeld: this.#isHeld,
      waited: this.#waited(),
      planned: this.#control.planned.value,
    };
  }

  /** What there is to see. */
  frame(): Frame {
    return this.#timeline.frameAt(this.#at());
  }

  /** The frame of the decision that is looked at: one just ahead in the cursor's tick counts, who went back to it means it. */
  decisionFrame(): Frame {
    const at = this.#at();
    const last = this.log[at - 1];
    const tick = last !== undefined && "tick" in last ? last.tick : 0;
    const ahead = this.log.findIndex(
      (event, index) =>
        index >= at &&
        event.type === "turn.taken" &&
        event.role === "target" &&
        event.tick === tick,
    );
    return this.#timeline.frameAt(ahead === -1 ? at : ahead + 1);
  }

  /** Pauses, or plays on: the recording first, then the run. */
  togglePlay(): void {
    this.#isPlaying = !this.#isPlaying;
    if (this.#isPlaying) this.#isHeld = false;
    this.#settle();
  }

  /** One turn on; at the end of the recording, the run takes one. */
  forward(): void {
    const isAtEnd = this.#cursor === undefined;
    this.#moveTo(this.#nextStop());
    if (!isAtEnd || this.#isOver) return;
    this.#since = Date.now();
    this.#isStepping = true;
    this.#control.step();
  }

  /** One turn back. */
  back(): void {
    this.#moveTo(this.#timeline.stops.findLast((stop) => stop < this.#at()) ?? firstCursor);
  }

  /** Moves by events, forward for positive numbers. */
  moveBy(events: number): void {
    this.#moveTo(this.#at() + events);
  }

  /** To the start of the recording. */
  first(): void {
    this.#moveTo(firstCursor);
  }

  /** To the end of the recording; a run that plays goes on. */
  last(): void {
    this.#place(this.log.length);
    this.#settle();
  }

  /** Sets the pause between two turns. */
  setDelay(ms: number): void {
    this.#delayMs.next(ms);
    this.#drive();
  }

  /** Holds the run where it is. */
  pause(): void {
    this.#isPlaying = false;
    this.#drive();
  }

  /** Stops the run for good. */
  close(): void {
    this.#subscriptions.unsubscribe();
  }

  #follow({ events }: Session): void {
    this.#drive();
    this.#subscriptions.add(this.#control.planned.subscribe(() => this.#listener.changed()));
    const follower = events.subscribe({
      next: (event) => this.#take(event),
      error: this.#listener.failed,
      complete: () => this.#complete(),
    });
    this.#subscriptions.add(follower);
  }

  /** Takes in a finished run, and stands where a live one would: before its first turn. */
  #load(log: readonly RunEvent[]): void {
    for (const event of log) {
      this.#timeline.append(event);
      if (this.#holdAt === undefined && this.#isWorthALook(event)) this.#holdAt = this.log.length;
    }
    this.#isOver = true;
    this.#cursor = Math.max(
      0,
      log.findIndex(({ type }) => type === "turn.taken" || type === "turn.failed"),
    );
  }

  #at(): number {
    return this.#cursor ?? this.log.length;
  }

  #nextStop(): number {
    const at = this.#at();
    const stop = this.#timeline.stops.find((each) => each > at) ?? this.log.length;
    const held = this.#holdAt ?? 0;
    return held > at ? Math.min(stop, held) : stop;
  }

  #place(to: number): void {
    const at = Math.max(firstCursor, to);
    this.#cursor = at >= this.log.length ? undefined : at;
    this.#isHeld = this.#cursor !== undefined && this.#cursor === this.#holdAt;
    if (!this.#isHeld) return;
    this.#holdAt = undefined;
    this.#isPlaying = false;
  }

  #moveTo(to: number): void {
    this.#isPlaying = false;
    this.#place(to);
    this.#settle();
  }

  #settle(): void {
    if (this.#isOver && this.#cursor === undefined) this.#isPlaying = false;
    this.#drive();
    this.#listener.changed();
  }

  /** The run itself moves only while its end is on the screen; up to a fork it hurries. */
  #drive(): void {
    const isHurrying = this.fork !== undefined && !this.#hasHeld;
    const delayMs = isHurrying ? 0 : this.#delayMs.value;
    const isPaused = !this.#isPlaying || this.#cursor !== undefined;
    const control = this.#control;
    if (control.delayMs.value !== delayMs) control.delayMs.next(delayMs);
    if (control.paused.value === isPaused) return;
    this.#since = Date.now();
    control.paused.next(isPaused);
  }

  #take(event: RunEvent): void {
    this.#timeline.append(event);
    this.#since = Date.now();
    this.#isStepping = false;
    if (this.#isWorthALook(event)) this.#hold();
    this.#listener.changed();
  }

  #complete(): void {
    this.#isOver = true;
    this.#settle();
  }

  #isWorthALook(event: RunEvent): boolean {
    if (this.#hasHeld) return false;
    if (this.fork === undefined) return isDilemma(event, this.#timeline.frameAt(this.log.length));
    return event.type === "turn.taken" && event.role === "target" && event.tick >= this.fork.tick;
  }

  /** Stops at the event that has just come in, before anything that follows from it shows. */
  #hold(): void {
    this.#hasHeld = true;
    this.#cursor = this.log.length;
    this.#isPlaying = false;
    this.#isHeld = true;
    this.#drive();
  }

  #waited(): number {
    const isAwaited = this.#isStepping || !this.#control.paused.value;
    if (this.#isOver || this.#cursor !== undefined || !isAwaited) return 0;
    const pause = this.#isStepping ? 0 : this.#control.delayMs.value;
    return Math.max(0, Math.floor((Date.now() - this.#since - pause) / 1000));
  }

  #wait(): Subscription {
    return interval(1000).subscribe(() => {
      if (this.#waited() > 0) this.#listener.changed();
    });
  }

  #replay(): Subscription {
    const beats = this.#delayMs.pipe(switchMap((ms) => interval(Math.max(ms, fastestReplayMs))));
    return beats.subscribe(() => {
      if (!this.#isPlaying || this.#cursor === undefined) return;
      this.#place(this.#nextStop());
      this.#settle();
    });
  }
}
