import { cellWidth } from "../report/cell-width.ts";
import { fit, line, lineWidth, span, type Line } from "./line.ts";

/** All panes, in the order in which tab goes through them. */
export const panes = ["transcript", "office", "decision", "charts", "facts", "strategies"] as const;

/** The name of a pane. */
export type Pane = (typeof panes)[number];

/** What each pane is called on the screen. */
export const paneTitles: Readonly<Record<Pane, string>> = {
  transcript: "Transcript",
  office: "Office",
  decision: "Decision",
  charts: "Statecharts",
  facts: "Facts",
  strategies: "Strategies found",
};

/** Columns and rows of cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** What stands in a rectangle of the screen. */
export type Box = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly isFocused: boolean;
  /** Lines left out above. */
  readonly scroll: number;
};

/** How far a box can be scrolled: lines that don't fit below its title. */
export function scrollLimit(lines: number, size: Size): number {
  return Math.max(0, lines - (size.rows - 1));
}

function titleLine({ title, isFocused, lines, scroll }: Box, size: Size): Line {
  const limit = scrollLimit(lines.length, size);
  const from = Math.min(scroll, limit);
  const more = limit === 0 ? "" : ` ${from + 1}-${from + size.rows - 1} of ${lines.length} `;
  const name = isFocused ? `[ ${title} ]` : `  ${title}  `;
  const rule = "─".repeat(Math.max(0, size.columns - cellWidth(name) - cellWidth(more) - 3));
  return [
    span("──"),
    span(name, isFocused ? "selected" : "title"),
    span(rule),
    span(more),
    span("─"),
  ];
}

/** A box as exactly as many rows and cells as its size has: a title on a rule, and its lines below. */
export function boxRows(box: Box, size: Size): readonly Line[] {
  const from = Math.min(box.scroll, scrollLimit(box.lines.length, size));
  const shown = box.lines.slice(from, from + size.rows - 1);
  const blank = Array.from({ length: Math.max(0, size.rows - 1 - shown.length) }, () => line(""));
  return [titleLine(box, size), ...shown, ...blank]
    .slice(0, size.rows)
    .map((row) => fit(row, size.columns));
}

/** Blocks of rows side by side, a bar between them; each must be filled to its own width. */
export function beside(blocks: readonly (readonly Line[])[]): readonly Line[] {
  const height = Math.max(...blocks.map((rows) => rows.length));
  return Array.from({ length: height }, (_, index) =>
    blocks.flatMap((rows, block): Line => {
      const row = rows[index] ?? line(" ".repeat(lineWidth(rows[0] ?? [])));
      return block === 0 ? row : [span("│"), ...row];
    }),
  );
}
