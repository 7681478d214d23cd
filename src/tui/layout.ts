import { chartLines } from "./chart-lines.ts";
import { decisionLines } from "./decision-lines.ts";
import { factLines } from "./fact-lines.ts";
import type { Line } from "./line.ts";
import { officeLines } from "./office-lines.ts";
import { scrollLimit, type Pane, type Size } from "./pane.ts";
import type { Snapshot } from "./snapshot.ts";
import { strategyLines } from "./strategy-lines.ts";
import { transcriptRows } from "./transcript-lines.ts";

/** The smallest window that the viewer works in. */
export const smallest: Size = { columns: 80, rows: 24 };

// Room for the three charts side by side with the rest.
const wide: Size = { columns: 120, rows: 40 };

// Room for the facts as well, beside an office: under the charts, which leave it free.
const roomy: Size = { columns: 160, rows: 44 };

// What changed last, and the heads of what didn't.
const fewestFactRows = 9;

/** Rows of the decision under the transcript, where one pane is shown at a time. */
export function briefRows({ rows }: Size): number {
  const spare = rows - smallest.rows;
  return 7 + Math.min(8, Math.floor(spare * 0.6));
}

/** Whether a window is too small to show anything but that. */
export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

/** Whether the panes are shown side by side. */
export function isWide({ columns, rows }: Size): boolean {
  return columns >= wide.columns && rows >= wide.rows;
}

function isRoomy({ columns, rows }: Size): boolean {
  return columns >= roomy.columns && rows >= roomy.rows;
}

function hasOffice({ panes }: Snapshot): boolean {
  return panes.includes("office");
}

/** Whether the office stands beside the transcript in a window that is too low to show more. */
function isPaired(snapshot: Snapshot): boolean {
  return hasOffice(snapshot) && snapshot.size.columns >= wide.columns;
}

/** The panes that a low window shows in place of one: side by side, from left to right. */
export function shownTogether(snapshot: Snapshot): readonly Pane[] {
  const { pane } = snapshot;
  const pair: readonly Pane[] = ["transcript", "office"];
  return isPaired(snapshot) && pair.includes(pane) ? pair : [pane];
}

/** The panes of a wide window: columns from left to right, each from top to bottom. */
export function wideColumns(snapshot: Snapshot): readonly (readonly Pane[])[] {
  if (!hasOffice(snapshot))
    return [["charts"], ["transcript"], ["decision", "strategies", "facts"]];
  if (isRoomy(snapshot.size)) {
    return [
      ["charts", "facts"],
      ["transcript", "strategies"],
      ["decision", "office"],
    ];
  }
  // There is no room for all: facts take the place of strategies while they have the focus.
  const below = snapshot.pane === "facts" ? "facts" : "strategies";
  return [["charts"], ["transcript", below], ["decision", "office"]];
}

/** The widths of the three columns of a wide window, bars between them left out. */
function columnWidths(snapshot: Snapshot): {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
} {
  const { columns } = snapshot.size;
  const left = Math.min(46, Math.floor(columns * 0.29));
  const right = hasOffice(snapshot)
    ? Math.min(76, Math.floor(columns * 0.39))
    : Math.min(56, Math.floor(columns * 0.34));
  return { left, right, middle: columns - left - right - 2 };
}

/** Rows between the header and the status: one row stays free, so that no terminal scrolls. */
export function bodyRows({ rows }: Size): number {
  return rows - 4;
}

const linesFor: Readonly<Record<Pane, (snapshot: Snapshot, columns: number) => readonly Line[]>> = {
  transcript: ({ frame, search }, columns) =>
    transcriptRows(frame.transcript, columns, search).map(({ line }) => line),
  office: ({ frame, mail, search: { query }, size }, columns) =>
    officeLines(frame.office, {
      columns,
      rows: size.rows,
      open: mail,
      query,
      findings: frame.findings,
      tick: frame.tick,
    }),
  decision: ({ frame }, columns) => decisionLines(frame, columns),
  charts: ({ frame }, columns) => chartLines(frame, columns),
  facts: ({ frame }, columns) => factLines(frame, columns),
  strategies: ({ frame }, columns) => strategyLines(frame, columns),
};

/** The lines of a pane at a width. */
export function paneLines(snapshot: Snapshot, pane: Pane, columns: number): readonly Line[] {
  return linesFor[pane](snapshot, columns);
}

function wideSizes(snapshot: Snapshot): Readonly<Record<Pane, Size>> {
  const { left, middle, right } = columnWidths(snapshot);
  const rows = bodyRows(snapshot.size);
  const needed = (pane: Pane): number => paneLines(snapshot, pane, right).length + 1;
  if (hasOffice(snapshot)) {
    const decision = Math.min(needed("decision"), Math.floor(rows * 0.4));
    const below = Math.floor(rows * 0.3);
    const facts = Math.max(fewestFactRows, Math.floor(rows * 0.22));
    return {
      ...(isRoomy(snapshot.size)
        ? { charts: { columns: left, rows: rows - facts }, facts: { columns: left, rows: facts } }
        : { charts: { columns: left, rows }, facts: { columns: middle, rows: below } }),
      transcript: { columns: middle, rows: rows - below },
      strategies: { columns: middle, rows: below },
      decision: { columns: right, rows: decision },
      office: { columns: right, rows: rows - decision },
    };
  }
  const decision = Math.min(needed("decision"), Math.floor(rows * 0.5));
  const strategies = Math.min(Math.max(needed("strategies"), 6), rows - decision - fewestFactRows);
  return {
    charts: { columns: left, rows },
    transcript: { columns: middle, rows },
    office: { columns: right, rows: 0 },
    decision: { columns: right, rows: decision },
    strategies: { columns: right, rows: strategies },
    facts: { columns: right, rows: rows - decision - strategies },
  };
}

function narrowSize({ columns, rows }: Size, pane: Pane): Size {
  // Three rows for the strip of charts, which the charts' own pane does without, and one for the tabs.
  const body = bodyRows({ columns, rows }) - 1;
  if (pane === "charts") return { columns, rows: body };
  return { columns, rows: body - 3 - (pane === "transcript" ? briefRows({ columns, rows }) : 0) };
}

/** The size of every pane in the window as it is. */
export function paneSizes(snapshot: Snapshot): Readonly<Record<Pane, Size>> {
  if (isWide(snapshot.size)) return wideSizes(snapshot);
  const body = narrowSize(snapshot.size, "facts");
  const transcript = narrowSize(snapshot.size, "transcript");
  const half = Math.floor((transcript.columns - 1) / 2);
  const isPair = isPaired(snapshot);
  return {
    transcript: isPair ? { ...transcript, columns: transcript.columns - 1 - half } : transcript,
    office: isPair ? { ...body, columns: half } : body,
    decision: body,
    charts: narrowSize(snapshot.size, "charts"),
    facts: body,
    strategies: body,
  };
}

/** The farthest that a pane can be scrolled now. */
export function paneScrollLimit(snapshot: Snapshot, pane: Pane): number {
  const size = paneSizes(snapshot)[pane];
  return scrollLimit(paneLines(snapshot, pane, size.columns).length, size);
}

/** The width of the transcript's text now. */
export function transcriptColumns(snapshot: Snapshot): number {
  return paneSizes(snapshot).transcript.columns;
}
