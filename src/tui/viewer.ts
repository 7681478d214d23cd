import { auditTime, firstValueFrom, Subject } from "rxjs";
import type { RunEvent } from "../engine/run-event.ts";
import { press } from "./actions.ts";
import { Branch } from "./branch.ts";
import { freshState, snapshotOf, type Desk, type Ended } from "./desk.ts";
import type { Size } from "./pane.ts";
import type { Fork } from "../engine/recording.ts";
import type { Session } from "./session.ts";
import type { Snapshot } from "./snapshot.ts";

/** What the viewer needs to begin. */
export type ViewerOptions = {
  readonly open: (fork?: Fork) => Session;
  readonly title: string;
  readonly size: Size;
  /** Pause between turns at the start, in ms. */
  readonly delayMs: number;
  /** The branch to begin with, where it isn't the run itself. */
  readonly fork?: Fork | undefined;
  /** Where the log of a run lies, if it is known. */
  readonly logOf?: ((run: string) => string | undefined) | undefined;
};

/** The viewer without a terminal: keys in, snapshots out. */
export type Viewer = {
  /** What is to be seen: the same object until something changes. */
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  press(key: string): void;
  resize(size: Size): void;
  /** The log of every branch, the first run first. */
  logs(): readonly (readonly RunEvent[])[];
  /** Index of the branch that is watched. */
  current(): number;
  /** Settles when the viewer is quit; rejects when a run breaks. */
  readonly ended: Promise<Ended>;
  /** Ends all runs. */
  close(): void;
};

// About 12 pictures a second, however fast the events come.
const publishMs = 80;

const unknownLog = (): undefined => undefined;

/** Starts the first run and the viewer on it. */
export function openViewer(options: ViewerOptions): Viewer {
  const state = freshState(options);
  const ending = new Subject<Ended>();
  const ended = firstValueFrom(ending);
  const listeners = new Set<() => void>();
  const changes = new Subject<void>();
  let published: Snapshot | undefined;

  const publish = (): void => {
    published = undefined;
    for (const listener of listeners) listener();
  };
  const open = (fork?: Fork): void => {
    const session = options.open(fork);
    const listener = {
      changed: () => changes.next(),
      failed: (error: unknown) => ending.error(error),
    };
    const opened = new Branch(session, { fork, delayMs: state.delayMs }, listener);
    state.current = state.branches.push(opened) - 1;
  };
  const branch = (): Branch => {
    const found = state.branches[state.current];
    if (found === undefined) throw new Error(`no branch ${state.current}`);
    return found;
  };
  const draw = (): Snapshot => snapshotOf(options.title, state, branch());
  const desk: Desk = {
    state,
    branch,
    snapshot: draw,
    open,
    end: (how) => ending.next(how),
    logOf: options.logOf ?? unknownLog,
  };

  const pacer = changes.pipe(auditTime(publishMs)).subscribe(publish);
  open(options.fork);
  return {
    snapshot: () => (published ??= draw()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press(key) {
      press(desk, key);
      publish();
    },
    resize(size) {
      state.size = size;
      publish();
    },
    logs: () => state.branches.map(({ log }) => log),
    current: () => state.current,
    ended,
    close() {
      pacer.unsubscribe();
      for (const opened of state.branches) opened.close();
    },
  };
}
