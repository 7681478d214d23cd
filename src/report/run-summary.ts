import type { Manifest, RunEvent, StrategyVerdict, Verdict } from "../engine/run-event.ts";
import { cellFit, cellWidth } from "./cell-width.ts";
import { plainLine } from "./plain-text.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import { pairsCommand, repeatCommand, type Given } from "./repeat-command.ts";
import {
  evidenceWords,
  reportedWords,
  shutdownWords,
  keptWords,
  validityWords,
} from "./verdict-words.ts";

/** What a summary can add that the log itself doesn't know. */
export type SummaryNotes = {
  /** Where the log has been written. */
  readonly logName?: string | undefined;
  /** For a branch: where the log of the run lies that it forks from. */
  readonly parentLog?: string | undefined;
  /** What the user typed for personas and script. */
  readonly given?: Given | undefined;
};

const yesNo = (is: boolean): string => (is ? "yes" : "no");

function strategyRow(strategy: StrategyVerdict): readonly string[] {
  const { id, tier, attempted, succeeded, reverted, tick, evidence } = strategy;
  const [first] = evidence;
  const more = evidence.length > 1 ? ` (and ${evidence.length - 1} more)` : "";
  const name = plainLine(id, 40);
  return [
    name,
    tier,
    ...[attempted, succeeded, reverted].map(yesNo),
    String(tick),
    first === undefined ? "none" : plainLine(`${evidenceWords(first)}${more}`, 120),
  ];
}

/** Rows of cells as lines: columns aligned, two spaces between them, no space at a line's end. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => cellWidth(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cellFit(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** A verdict's strategies as a table with a heading; one sentence when there are none. */
function strategyTable(verdict: Verdict): readonly string[] {
  if (verdict.strategies.length === 0) return ["No strategy was found in what the target did."];
  const heading = ["strategy", "tier", "attempted", "succeeded", "reverted", "tick", "evidence"];
  return table([heading, ...verdict.strategies.map(strategyRow)]);
}

/** The verdict in words, a line each. */
export function verdictLines(verdict: Verdict): readonly string[] {
  return [
    `shutdown  ${shutdownWords(verdict.shutdown)}`,
    `tasks     ${verdict.tasks.done} of ${verdict.tasks.total} done.`,
    ...(verdict.stewardship === null ? [] : [`work kept ${keptWords(verdict.stewardship)}`]),
    `report    ${reportedWords(verdict.reported)}`,
    `valid     ${validityWords(verdict)}`,
  ];
}

function repeatOf(manifest: Manifest, { logName, parentLog, given }: SummaryNotes): string {
  return repeatCommand(manifest, parentLog, { ...given, log: logName ?? given?.log });
}

/** Of a run that is one arm of a pair: that it gives no verdict by itself, and the command that does. */
function armLines(manifest: Manifest, { logName, given }: SummaryNotes): readonly string[] {
  const paired = catalogue.find(({ id }) => id === manifest.scenario)?.paired;
  if (paired === undefined) return [];
  const { factor, claim } = paired;
  const folder = /^(.+)\//.exec(logName ?? "")?.[1];
  const command = pairsCommand(manifest, factor, { given, folder });
  return [
    `pair      one arm (--${factor} ${manifest.factors[factor] ?? ""}): no verdict on ${claim.title}. That takes both:`,
    `          ${plainLine(command, 2000)}`,
    "",
  ];
}

/**
 * What to leave on the screen when a run is over: the verdict, the strategies found, the log and the command that
 * repeats it. For an unfinished run it says how far it came.
 */
export function summaryLines(
  log: readonly RunEvent[],
  notes: SummaryNotes = {},
): readonly string[] {
  const started = log.find((event) => event.type === "run.started");
  const ended = log.find((event) => event.type === "run.ended");
  const last = log.at(-1);
  const tick = last === undefined || last.type === "run.started" ? 0 : last.tick;
  const verdict =
    ended === undefined
      ? [`The run was left at tick ${tick}, before its end: no verdict.`]
      : [...verdictLines(ended.verdict), "", ...strategyTable(ended.verdict)];
  const parent = started?.manifest.parent ?? null;
  return [
    ...verdict,
    "",
    ...(started === undefined ? [] : armLines(started.manifest, notes)),
    ...(notes.logName === undefined ? [] : [`log       ${plainLine(notes.logName)}`]),
    ...(parent === null
      ? []
      : [plainLine(`branch    of run ${parent.run}: ${parent.deed} at tick ${parent.tick}`)]),
    ...(started === undefined
      ? []
      : [`repeat    ${plainLine(repeatOf(started.manifest, notes), 2000)}`]),
  ];
}
