import { defer, finalize, tap } from "rxjs";
import type { MonoTypeOperatorFunction, Observable } from "rxjs";

import type { RunControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";
import { asciiText } from "../report/ascii.ts";
import { factWordsOf, type FactWords } from "../report/fact-words.ts";
import { logLines } from "../report/line-log.ts";
import { summaryLines, type SummaryNotes } from "../report/run-summary.ts";
import { openRunLog, readRunLog, runEventLine } from "../store/run-log.ts";
import type { RunLog } from "../store/run-log.ts";
import { isUnicode } from "./terminal.ts";

/** Keeps the log of a run, in a folder; `opened` hears where, and the run's name. */
export function keepLog(
  folder: string,
  opened: (path: string, run: string) => void,
): MonoTypeOperatorFunction<RunEvent> {
  return (events) =>
    defer(() => {
      let log: RunLog | undefined;
      const append = (event: RunEvent): void => {
        if (event.type === "run.started") {
          log = openRunLog(folder, event);
          opened(log.path, event.run);
        }
        log?.append(event);
      };
      return events.pipe(
        tap(append),
        finalize(() => log?.close()),
      );
    });
}

/** Ends the pause between two turns when a run is left, so that nothing keeps the process waiting. */
export function releasing(control: RunControl): MonoTypeOperatorFunction<RunEvent> {
  return finalize(() => control.delayMs.next(0));
}

/** A log's events; a torn last line is left out, with a word about it on standard error. */
export function storedLog(file: string): readonly RunEvent[] {
  const { events, tornLine } = readRunLog(file);
  if (tornLine !== null) console.error(`torn last line left out: ${file}:${tornLine}`);
  return events;
}

/** Plays a run and prints it, as JSON Lines or as plain lines with a summary. */
export async function printRun(
  play: (opened: (path: string) => void) => Observable<RunEvent>,
  { json, ...notes }: SummaryNotes & { readonly json: boolean },
): Promise<void> {
  const log: RunEvent[] = [];
  let logName: string | undefined;
  const events = play((path) => {
    logName = path;
  });
  // A terminal in another encoding could take bytes of UTF-8 for controls; files and pipes get the text itself.
  const shown = process.stdout.isTTY && !isUnicode() ? asciiText : (text: string): string => text;
  let words: FactWords = {};
  await playToEnd(events, (event) => {
    log.push(event);
    if (event.type === "run.started") words = factWordsOf(event.manifest);
    const lines = json ? [runEventLine(event)] : logLines(event, words).map(shown);
    for (const line of lines) console.log(line);
  });
  if (!json) for (const line of summaryLines(log, { ...notes, logName })) console.log(shown(line));
  else if (logName !== undefined) console.error(`log: ${logName}`);
}

/**
 * Plays a run to its end, or until the user interrupts it: then it is stopped, with any model call in flight, and the
 * exit code is set (130, or 143 when it was told to terminate). Rejects with the run's error.
 */
async function playToEnd(
  events: Observable<RunEvent>,
  show: (event: RunEvent) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const leave = (): void => {
      process.off("SIGINT", interrupt).off("SIGTERM", terminate);
    };
    const stop = (exitCode: number): void => {
      leave();
      process.exitCode = exitCode;
      playing.unsubscribe();
      resolve();
    };
    const interrupt = (): void => stop(130);
    const terminate = (): void => stop(143);
    process.on("SIGINT", interrupt).on("SIGTERM", terminate);
    const playing = events.pipe(tap(show), finalize(leave)).subscribe({
      complete: resolve,
      error: reject,
    });
  });
}
