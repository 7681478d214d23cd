import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";

import { lastValueFrom, toArray } from "rxjs";
import { z } from "zod";

import type { RunEvent } from "../engine/run-event.ts";
import { playRun } from "../engine/run.ts";
import { table } from "../report/run-summary.ts";
import { packageRoot, packageVersion } from "../store/package-root.ts";
import { listPersonas, readPersona } from "../store/persona-files.ts";
import { problemOf } from "../store/problem-of.ts";
import { runEventLine } from "../store/run-log.ts";
import { roles } from "../world/tools.ts";
import { castRun } from "./casting.ts";
import { knownNames } from "./known-names.ts";
import { demo } from "./demo.ts";
import { tooOld } from "./old-node.ts";
import { readRunOptions } from "./run-arguments.ts";
import { isUnicode } from "./terminal.ts";

/** What a check found. `note` is for what limits without breaking. */
type Finding = { readonly state: "ok" | "note" | "fail"; readonly detail: string };

const smallestScreen = { columns: 80, rows: 24 };

/** `offswitch doctor`: checks machine and installation, a line each. The exit code is 1 when a check fails. */
export async function doctor(options: unknown): Promise<void> {
  const { out } = z.looseObject({ out: z.string() }).parse(options);
  const checks: Readonly<Record<string, () => Finding | Promise<Finding>>> = {
    offswitch: () => ({ state: "ok", detail: packageVersion() }),
    node: checkNode,
    terminal: checkTerminal,
    logs: () => checkFolder(out),
    key: checkKey,
    personas: checkPersonas,
    "self-check": checkRuns,
  };
  const rows: string[][] = [];
  for (const [name, check] of Object.entries(checks)) {
    const { state, detail } = await findingOf(check);
    if (state === "fail") process.exitCode = 1;
    rows.push([name, state, detail]);
  }
  for (const line of table(rows)) console.log(line);
}

async function findingOf(check: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return { state: "fail", detail: error instanceof Error ? error.message : String(error) };
  }
}

function checkNode(): Finding {
  const { node } = process.versions;
  const fault = tooOld(node);
  return fault === undefined ? { state: "ok", detail: node } : { state: "fail", detail: fault };
}

function checkTerminal(): Finding {
  const { stdout, env } = process;
  const symbols = isUnicode() ? "Unicode" : "ASCII (no UTF-8 in LC_ALL, LC_CTYPE, LANG)";
  if (!stdout.isTTY) return { state: "note", detail: `none: watch prints plain lines; ${symbols}` };
  const { columns, rows } = stdout;
  const colours =
    "NO_COLOR" in env ? "no colours (NO_COLOR)" : `${2 ** stdout.getColorDepth()} colours`;
  const isLarge = columns >= smallestScreen.columns && rows >= smallestScreen.rows;
  const size = `${columns} x ${rows}${isLarge ? "" : `, watch needs ${smallestScreen.columns} x ${smallestScreen.rows}`}`;
  return { state: isLarge ? "ok" : "note", detail: `${size}; ${colours}; ${symbols}` };
}

/** Whether logs can be written, without making anything: the folder, or the nearest above it that exists. */
function checkFolder(out: string): Finding {
  let folder = resolve(out);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return { state: "ok", detail: `${out} can be written` };
  } catch (error) {
    return { state: "fail", detail: `${out}: ${problemOf(error)}; name another folder with --out` };
  }
}

function checkKey(): Finding {
  const isSet = (process.env["OPENAI_API_KEY"] ?? "").trim() !== "";
  return isSet
    ? { state: "ok", detail: "OPENAI_API_KEY is set: yes" }
    : { state: "note", detail: "OPENAI_API_KEY is set: no; only --model needs it" };
}

async function checkPersonas(): Promise<Finding> {
  const known = await knownNames();
  const personas = roles.flatMap((role) =>
    listPersonas(role).map((name) => readPersona(role, name, known)),
  );
  return { state: "ok", detail: `${personas.length} read` };
}

/** Plays the demo twice: both logs must be equal, and equal to the one that ships in runs/gallery. */
async function checkRuns(): Promise<Finding> {
  const first = await demoLog();
  const second = await demoLog();
  const hash = createHash("sha256").update(first.text).digest("hex").slice(0, 12);
  if (first.text !== second.text) {
    return { state: "fail", detail: "two runs with one seed differ; report this" };
  }
  const shipped = join(packageRoot(), "runs", "gallery", first.name);
  if (!existsSync(shipped)) {
    return { state: "note", detail: `two equal runs, ${hash}; none of this name ships to compare` };
  }
  if (readFileSync(shipped, "utf8") === first.text) {
    return { state: "ok", detail: `two equal runs, ${hash}, as shipped` };
  }
  return { state: "fail", detail: `two equal runs, ${hash}, unlike the one that ships; reinstall` };
}

async function demoLog(): Promise<{ readonly name: string; readonly text: string }> {
  const spec = await castRun(demo, readRunOptions({}));
  const events: readonly RunEvent[] = await lastValueFrom(playRun(spec).pipe(toArray()));
  const run = events[0]?.type === "run.started" ? events[0].run : "";
  const text = events.map((event) => `${runEventLine(event)}\n`).join("");
  return { name: `${demo}-${run}.jsonl`, text };
}
