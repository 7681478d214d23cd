import { render, type RenderOptions } from "ink";
import type { RunEvent } from "../engine/run-event.ts";
import { startDelayMs } from "./actions.ts";
import { App, type TerminalTraits } from "./app.tsx";
import type { Ended } from "./desk.ts";
import { smallest } from "./layout.ts";
import type { Fork, Session } from "./session.ts";
import { openViewer } from "./viewer.ts";

/** What to watch. */
export type WatchOptions = TerminalTraits & {
  /** Opens the run, or a branch of one. */
  readonly open: (fork?: Fork) => Session;
  readonly title: string;
  /** The branch to begin with, where it isn't the run itself. */
  readonly fork?: Fork | undefined;
  /** Pause between two turns at the start, in ms; a pace to read at where left out. */
  readonly delayMs?: number | undefined;
  /** Where the log of a run lies, if it is known. */
  readonly logOf?: ((run: string) => string | undefined) | undefined;
  /** Stops the program for a while, as Ctrl-Z does; settles when it is continued. */
  readonly suspend?: () => Promise<void>;
  /** The terminal, where it isn't the process's own. */
  readonly streams?: Pick<RenderOptions, "stdin" | "stdout">;
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

const stay = async (): Promise<void> => undefined;

/**
 * Shows a run in the terminal's alternate screen until it is quit, then gives the screen back. Rejects when a run
 * breaks. Needs a terminal; without one, use the line mode of report/line-log.ts.
 */
export async function watch(options: WatchOptions): Promise<Watched> {
  const { delayMs = startDelayMs, suspend = stay, streams } = options;
  const viewer = openViewer({ ...options, delayMs, size: smallest });
  const app = render(<App viewer={viewer} traits={options} suspend={suspend} />, {
    ...streams,
    alternateScreen: true,
    incrementalRendering: true,
    // Whoever calls has found a terminal; ink would also take a CI variable for its absence.
    interactive: true,
    maxFps: 15,
    exitOnCtrlC: false,
    // The console writes to the process's own terminal.
    patchConsole: streams === undefined,
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
