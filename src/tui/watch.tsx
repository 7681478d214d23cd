import { render } from "ink";
import type { RunEvent } from "../engine/run-event.ts";
import { startDelayMs } from "./actions.ts";
import { App } from "./app.tsx";
import type { Ended } from "./desk.ts";
import { smallest } from "./layout.ts";
import type { Fork, Session } from "./session.ts";
import { openViewer } from "./viewer.ts";

/** What to watch. */
export type WatchOptions = {
  /** Opens the run, or a branch of one. */
  readonly open: (fork?: Fork) => Session;
  readonly title: string;
  /** Whether colours may be used; without it, everything is still said in words and marks. */
  readonly hasColour: boolean;
  /** Pause between two turns at the start, in ms; a pace to read at where left out. */
  readonly delayMs?: number;
};

/** How watching ended, and what was recorded. */
export type Watched = {
  /** quit: by its key. interrupted: by Ctrl-C, for which a program exits with 130. */
  readonly ended: Ended;
  /** The log of the branch that was on the screen. */
  readonly log: readonly RunEvent[];
  /** The logs of all branches, the first run first. */
  readonly branches: readonly (readonly RunEvent[])[];
};

/**
 * Shows a run in the terminal's alternate screen until it is quit, then gives the screen back. Rejects when a run
 * breaks. Needs a terminal; without one, use the line mode of report/line-log.ts.
 */
export async function watch(options: WatchOptions): Promise<Watched> {
  const { open, title, hasColour, delayMs = startDelayMs } = options;
  const viewer = openViewer({ open, title, delayMs, size: smallest });
  const app = render(<App viewer={viewer} hasColour={hasColour} />, {
    alternateScreen: true,
    incrementalRendering: true,
    // Whoever calls has found a terminal; ink would also take a CI variable for its absence.
    interactive: true,
    maxFps: 15,
    exitOnCtrlC: false,
  });
  try {
    const ended = await viewer.ended;
    const branches = viewer.logs();
    return { ended, log: branches[viewer.current()] ?? [], branches };
  } finally {
    viewer.close();
    app.unmount();
    await app.waitUntilExit();
  }
}
