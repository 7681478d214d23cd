export type { Fork } from "../engine/recording.ts";
import type { Observable } from "rxjs";
import type { RunControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";

/** A run that can be watched: its events, cold, and its reins. */
export type Session = {
  readonly events: Observable<RunEvent>;
  readonly control: RunControl;
  /** The whole log of a run that is over: all of it is there from the start, and `events` isn't listened to. */
  readonly finished?: readonly RunEvent[];
};
