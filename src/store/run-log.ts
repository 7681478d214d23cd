import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import type { RunEvent } from "../engine/run-event.ts";
import { schemaVersion } from "../engine/run-event.ts";
import { UserError } from "../world/user-error.ts";
import { problemOf } from "./problem-of.ts";
import { checkFacts } from "./known-facts.ts";
import { makeFolder } from "./make-folder.ts";
import { logOpening, runEventSchema } from "./run-event-schema.ts";
import { readText } from "./text-file.ts";

type RunStarted = Extract<RunEvent, { readonly type: "run.started" }>;

/** A run's log while it is written. */
export type RunLog = {
  /** Where the log will be found: its final name from the first line on. */
  readonly path: string;
  /** Hands one line to the operating system: it outlives this process, however that ends. */
  append(event: RunEvent): void;
  /** Forces the log to the disk and lets go of it. Calling it again does nothing. */
  close(): void;
};

/** A stored run. */
export type StoredRun = {
  /** The first is `run.started`; the last is `run.ended`, unless the run was interrupted. */
  readonly events: readonly RunEvent[];
  /** Number of a torn last line, which was dropped, or null. */
  readonly tornLine: number | null;
};

/**
 * An event as its log line, without the line end: JSON with the keys in the order in which they were made. A number
 * that JSON can't hold is a bug, and throws.
 */
export function runEventLine(event: RunEvent): string {
  return JSON.stringify(event, (key, value: unknown) => {
    if (typeof value !== "number" || Number.isFinite(value)) return value;
    throw new Error(`${event.type}: ${key} is ${value}, which no log can hold`);
  });
}

/**
 * Opens the log of a run that begins, `<scenario>-<run id>.jsonl` in a folder that is made if need be.
 *
 * Equal offline runs give equal bytes, so one replaces the other: beside the old log, and in its place once it has
 * ended, so that an interrupted repetition costs nothing. Runs with a model in them differ: a second one gets `-2`.
 * Throws a UserError when the folder can't be written.
 */
export function openRunLog(folder: string, started: RunStarted): RunLog {
  const { scenario, roles } = started.manifest;
  const stem = `${scenario}-${started.run}`;
  const isRepeatable = Object.values(roles).every(({ policy }) => policy !== "model");
  try {
    makeFolder(folder);
    return isRepeatable ? repeatableLog(folder, stem) : numberedLog(folder, stem);
  } catch (error) {
    throw new UserError(
      `can't write logs: "${folder}"; ${problemOf(error)}: name another folder with --out`,
      { cause: error },
    );
  }
}

function repeatableLog(folder: string, stem: string): RunLog {
  const path = join(folder, `${stem}.jsonl`);
  if (!existsSync(path)) return logTo(path, openSync(path, "w"));
  const beside = openFresh((suffix) => join(folder, `.${stem}${suffix}.part`));
  return logTo(path, beside.file, beside.path);
}

function numberedLog(folder: string, stem: string): RunLog {
  const { path, file } = openFresh((suffix) => join(folder, `${stem}${suffix}.jsonl`));
  return logTo(path, file);
}

/** Makes a file that wasn't there, under the first free of its names: without a suffix, then -2, -3 and so on. */
function openFresh(nameOf: (suffix: string) => string): {
  readonly path: string;
  readonly file: number;
} {
  for (let number = 1; ; number += 1) {
    const path = nameOf(number === 1 ? "" : `-${number}`);
    try {
      return { path, file: openSync(path, "wx") };
    } catch (error) {
      if (!isInTheWay(error)) throw error;
    }
  }
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function logTo(path: string, file: number, beside?: string): RunLog {
  let isOpen = true;
  let hasEnded = false;
  return {
    path,
    append: (event) => {
      writeLine(file, runEventLine(event));
      // A replay that broke off says nothing of the run whose name it bears.
      hasEnded ||=
        event.type === "run.ended" && event.verdict.invalidReason !== "recording mismatch";
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      fsyncSync(file);
      closeSync(file);
      if (beside === undefined) return;
      if (hasEnded) renameSync(beside, path);
      else rmSync(beside, { force: true });
    },
  };
}

function writeLine(file: number, line: string): void {
  try {
    writeFileSync(file, `${line}\n`);
  } catch (error) {
    throw new UserError(`can't go on writing the log: ${problemOf(error)}; it ends there`, {
      cause: error,
    });
  }
}

/**
 * Reads a log. A last line that was torn off while it was written is dropped and reported. Throws a UserError that
 * names file and line for anything else that isn't a log of a schema version that this offswitch knows.
 */
export function readRunLog(path: string): StoredRun {
  const lines = readText(path, "log").split("\n");
  const isTerminated = lines.at(-1) === "";
  if (isTerminated) lines.pop();
  const parsed = lines.map((line) => jsonOf(line));
  // A beginning of a JSON object is never one itself: what parses was written whole.
  const isTorn = !isTerminated && parsed.at(-1) === undefined;
  const whole = isTorn ? parsed.slice(0, -1) : parsed;
  checkOpening(whole[0], path);
  const events = whole.map((json, index) => eventOf(json, `${path}:${index + 1}`));
  checkOrder(events, path);
  checkFacts(events, path);
  return { events, tornLine: isTorn ? lines.length : null };
}

function jsonOf(line: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}

function checkOpening(json: { readonly value: unknown } | undefined, path: string): void {
  const opening = logOpening.safeParse(json?.value);
  if (!opening.success) {
    throw new UserError(`not a run's log: "${path}"; its first line is no run.started`);
  }
  const { schema } = opening.data;
  if (schema !== schemaVersion) {
    throw new UserError(
      `unknown log schema: ${schema} ("${path}"); this offswitch reads ${schemaVersion}`,
    );
  }
}

function eventOf(json: { readonly value: unknown } | undefined, where: string): RunEvent {
  if (json === undefined) throw new UserError(`corrupt line: not JSON (${where})`);
  if (isRunEvent(json.value)) return json.value;
  const issue = runEventSchema.safeParse(json.value).error?.issues[0];
  const at = issue === undefined || issue.path.length === 0 ? "event" : issue.path.join(".");
  const problem = issue?.message.replace("Invalid input: ", "") ?? "it is no event of a run";
  throw new UserError(`corrupt line: bad ${at} (${where}); ${problem}`);
}

/** Checks without rebuilding: the keys keep the order in which they were written. */
function isRunEvent(value: unknown): value is RunEvent {
  return runEventSchema.safeParse(value).success;
}

function checkOrder(events: readonly RunEvent[], path: string): void {
  const index = events.findIndex(
    ({ type }, at) =>
      (type === "run.started" && at > 0) || (type === "run.ended" && at < events.length - 1),
  );
  if (index < 0) return;
  throw new UserError(
    `corrupt line: ${events[index]?.type} in mid-run (${path}:${index + 1}); a log holds one run`,
  );
}
