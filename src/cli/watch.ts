import { openControl } from "../engine/control.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { playRun } from "../engine/run.ts";
import { summaryLines } from "../report/run-summary.ts";
import { forkedSpec } from "../sweeps/players.ts";
import type { Fork, Session } from "../tui/session.ts";
import { demo } from "./demo.ts";
import { keepLog, printRun, releasing, storedLog } from "./play.ts";
import { castAgain } from "./recasting.ts";
import { replayLog } from "./replay.ts";
import { parseDelayMs, readArgument, readRunOptions } from "./run-arguments.ts";
import type { RunOptions } from "./run-arguments.ts";
import { specOf } from "./run.ts";

/** Something to watch: a run that is played now, or one from its log. */
type Show = {
  readonly title: string;
  readonly open: (fork: Fork | undefined, opened: (path: string, run: string) => void) => Session;
};

/**
 * `offswitch watch`: shows a run on the terminal's screen; as plain lines without a terminal, or when asked for them.
 * Throws a UserError for bad input.
 */
export async function watchRun(given: unknown, givenOptions: unknown): Promise<void> {
  const options = readRunOptions(givenOptions);
  const what = readArgument(given);
  const delayMs = parseDelayMs(options.speed, 0);
  const show =
    what !== undefined && isFile(what) ? await stored(what, options) : await live(what, options);
  if (!hasScreen() || options.plain || options.json) {
    await printRun((opened) => {
      const { events, control } = show.open(undefined, opened);
      control.delayMs.next(delayMs);
      return events;
    }, options);
    return;
  }
  await watchOnScreen(show);
}

async function watchOnScreen({ title, open }: Show): Promise<void> {
  const { watch } = await import("../tui/watch.tsx");
  const paths = new Map<string, string>();
  const { ended, log } = await watch({
    title,
    hasColour: process.stdout.getColorDepth() > 1,
    open: (fork) => open(fork, (path, run) => paths.set(run, path)),
  });
  const [first] = log;
  const logName = first?.type === "run.started" ? paths.get(first.run) : undefined;
  for (const line of summaryLines(log, logName === undefined ? {} : { logName })) console.log(line);
  if (ended === "interrupted") process.exitCode = 130;
}

async function live(scenario: string | undefined, options: RunOptions): Promise<Show> {
  const name = scenario ?? (options.recording === undefined ? demo : undefined);
  const spec = await specOf(name, options);
  return {
    title: spec.scenario.title,
    open: (fork, opened) =>
      sessionOf(fork === undefined ? spec : forkedSpec(spec, fork), options, opened),
  };
}

async function stored(file: string, options: RunOptions): Promise<Show> {
  const log = storedLog(file);
  const again = await castAgain(log, file);
  return {
    title: again.scenario.title,
    open: (fork, opened) => {
      if (fork !== undefined) return sessionOf(forkedSpec(again, fork), options, opened);
      const control = openControl({ paused: false, delayMs: 0 });
      return { events: replayLog(log, control).pipe(releasing(control)), control };
    },
  };
}

function sessionOf(
  spec: RunSpec,
  options: RunOptions,
  opened: (path: string, run: string) => void,
): Session {
  const control = openControl({ paused: false, delayMs: 0 });
  const events = playRun(spec, control).pipe(keepLog(options.out, opened), releasing(control));
  return { events, control };
}

/** Whether both ends are a terminal that can move its cursor. */
function hasScreen(): boolean {
  return process.stdout.isTTY && process.stdin.isTTY && process.env["TERM"] !== "dumb";
}

/** A log is named by its file, a situation by its name. */
function isFile(what: string): boolean {
  return /[/\\]|\.jsonl$/.test(what);
}
