import { openControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { playRun } from "../engine/run.ts";
import type { Given } from "../report/repeat-command.ts";
import { summaryLines } from "../report/run-summary.ts";
import { forkedSpec } from "../sweeps/players.ts";
import type { Fork, Session } from "../tui/session.ts";
import { demo } from "./demo.ts";
import { keepLog, printRun, releasing, storedLog } from "./play.ts";
import { tellingPlan } from "./planning.ts";
import { castAgain, checkAlone } from "./recasting.ts";
import { replayLog } from "./replay.ts";
import { parseDelayMs, readArgument, readRunOptions } from "./run-arguments.ts";
import type { RunOptions } from "./run-arguments.ts";
import { castAsked, givenIn } from "./run.ts";
import { hasScreen, isUnicode, suspendProcess } from "./terminal.ts";

/** Something to watch: a run that is played now, or one from its log. */
type Show = {
  readonly title: string;
  /** The branch to begin with, where it isn't the run itself. */
  readonly fork: Fork | undefined;
  /** The log that it is read from, or that it forks from. */
  readonly source: { readonly run: string; readonly file: string } | undefined;
  readonly open: (fork: Fork | undefined, opened: (path: string, run: string) => void) => Session;
};

/**
 * `offswitch watch`: shows a run on the terminal's screen; as plain lines without a terminal, or when asked for them.
 * Throws a UserError for bad input.
 */
export async function watchRun(given: unknown, givenOptions: unknown): Promise<void> {
  const options = readRunOptions(givenOptions);
  const what = readArgument(given);
  const delayMs = parseDelayMs(options.speed);
  const show =
    what !== undefined && isFile(what) ? await stored(what, options) : await live(what, options);
  if (hasScreen() && !options.plain && !options.json) {
    await watchOnScreen(show, delayMs, givenIn(options));
    return;
  }
  // Without a fork, the log that is read is the run's own.
  const log = show.fork === undefined ? show.source?.file : undefined;
  await printRun(
    (opened) => {
      const { events, control } = show.open(show.fork, opened);
      control.delayMs.next(delayMs ?? 0);
      return events.pipe(tellingPlan(control));
    },
    { json: options.json, parentLog: show.source?.file, given: { ...givenIn(options), log } },
  );
}

async function watchOnScreen(show: Show, delayMs: number | undefined, given: Given): Promise<void> {
  // React and ink go by it when they are loaded: half the work on each picture.
  process.env["NODE_ENV"] ??= "production";
  const { watch } = await import("../tui/watch.tsx");
  const { title, fork, source, open } = show;
  const paths = new Map(source === undefined ? [] : [[source.run, source.file]]);
  // Keys typed while the program loads are echoed: the screen would begin behind them, its first row pushed aside.
  process.stdout.write("\r");
  const { ended, log } = await watch({
    title,
    fork,
    delayMs,
    hasColour: process.stdout.getColorDepth() > 1,
    hasUnicode: isUnicode(),
    open: (other) => open(other, (path, run) => paths.set(run, path)),
    logOf: (run) => paths.get(run),
    suspend: suspendProcess,
  });
  const [first] = log;
  const notes = first?.type === "run.started" ? notesOf(first, paths) : {};
  for (const line of summaryLines(log, { ...notes, given })) console.log(line);
  if (ended === "interrupted") process.exitCode = 130;
}

function notesOf(
  { run, manifest }: Extract<RunEvent, { readonly type: "run.started" }>,
  paths: ReadonlyMap<string, string>,
): Parameters<typeof summaryLines>[1] {
  return { logName: paths.get(run), parentLog: paths.get(manifest.parent?.run ?? "") };
}

async function live(scenario: string | undefined, options: RunOptions): Promise<Show> {
  const { recording, fork: asked } = options;
  const isNamed = recording !== undefined || asked !== undefined;
  const { spec, fork, parentLog } = await castAsked(
    scenario ?? (isNamed ? undefined : demo),
    options,
  );
  // Whoever follows a recording can't choose anew.
  const base = recording === undefined ? spec : await castAgain(storedLog(recording), recording);
  return {
    title: spec.scenario.title,
    fork,
    source: fork === undefined ? undefined : sourceOf(fork.log, parentLog ?? ""),
    open: (other, opened) =>
      sessionOf(other === undefined ? spec : forkedSpec(base, other), options, opened),
  };
}

async function stored(file: string, options: RunOptions): Promise<Show> {
  checkAlone(file, options);
  const log = storedLog(file);
  const again = await castAgain(log, file);
  return {
    title: again.scenario.title,
    fork: undefined,
    source: sourceOf(log, file),
    open: (fork, opened) => {
      if (fork !== undefined) return sessionOf(forkedSpec(again, fork), options, opened);
      const control = openControl({ paused: false, delayMs: 0 });
      return { events: replayLog(log, control).pipe(releasing(control)), control, finished: log };
    },
  };
}

function sourceOf([first]: readonly RunEvent[], file: string): Show["source"] {
  return first?.type === "run.started" ? { run: first.run, file } : undefined;
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

/** A log is named by its file, a situation by its name. */
function isFile(what: string): boolean {
  return /[/\\]|\.jsonl$/.test(what);
}
