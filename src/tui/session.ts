import type { Observable } from "rxjs";
import type { RunControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";

/** A run that can be watched: its events, cold, and its reins. */
export type Session = {
  readonly events: Observable<RunEvent>;
  readonly control: RunControl;
};

/** A branch to run: everything before the target's turn at `tick` as in `log`, and `deed` at that turn. */
export type Fork = {
  readonly log: readonly RunEvent[];
  readonly tick: number;
  readonly deed: string;
};
