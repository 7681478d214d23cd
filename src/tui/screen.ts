import { chartsBehind, chartStrip } from "./chart-lines.ts";
import { decisionBrief, decisionTitle } from "./decision-lines.ts";
import { bindings } from "./keys.ts";
import {
  bodyRows,
  briefRows,
  isTooSmall,
  isWide,
  paneLines,
  paneSizes,
  shownTogether,
  smallest,
  wideColumns,
} from "./layout.ts";
import { fit, flow, line, span, wrap, type Line } from "./line.ts";
import { beside, boxRows, paneTitles, scrollLimit, type Pane, type Size } from "./pane.ts";
import type { Menu, Overlay, Snapshot } from "./snapshot.ts";
import { headerLine, hintLine, statusLine } from "./status-lines.ts";

/*
 * The picture as a function of a snapshot: rows of cells, each as wide as the window, one fewer than it has rows.
 * ink only paints them.
 */

function paneRows(snapshot: Snapshot, pane: Pane): readonly Line[] {
  const size = paneSizes(snapshot)[pane];
  const lines = paneLines(snapshot, pane, size.columns);
  const offset = snapshot.scroll[pane];
  const scroll = pane === "transcript" ? scrollLimit(lines.length, size) - offset : offset;
  const isFocused = snapshot.pane === pane;
  const behind = pane === "charts" ? chartsBehind(snapshot.frame) : undefined;
  const title = `${paneTitles[pane]}${behind === undefined ? "" : `, end of tick ${behind}`}`;
  return boxRows({ title, lines, isFocused, scroll: Math.max(0, scroll) }, size);
}

function wideBody(snapshot: Snapshot): readonly Line[] {
  const columns = wideColumns(snapshot);
  return beside(columns.map((column) => column.flatMap((pane) => paneRows(snapshot, pane))));
}

function tabLine({ pane, panes }: Snapshot): Line {
  return [
    span("tab:"),
    ...panes.flatMap((name): Line => [
      span(" "),
      name === pane ? span(`[${paneTitles[name]}]`, "selected") : span(` ${paneTitles[name]} `),
    ]),
  ];
}

function narrowBody(snapshot: Snapshot): readonly Line[] {
  const strip = snapshot.pane === "charts" ? [] : chartStrip(snapshot.frame, snapshot.size.columns);
  const shown = shownTogether(snapshot);
  const main = shown.map((pane) => [
    ...paneRows(snapshot, pane),
    ...(pane === "transcript" ? briefBox(snapshot) : []),
  ]);
  return [...strip, tabLine(snapshot), ...beside(main)];
}

function briefBox(snapshot: Snapshot): readonly Line[] {
  const { columns } = paneSizes(snapshot).transcript;
  const rows = briefRows(snapshot.size);
  const lines = decisionBrief(snapshot.frame, { columns, rows: rows - 1 });
  const title = decisionTitle(snapshot.frame);
  return boxRows({ title, lines, isFocused: false, scroll: 0 }, { columns, rows });
}

function helpLines(columns: number): readonly Line[] {
  const lines = bindings.map(({ keys, about }): Line => [
    span(`  ${keys.join(" ").padEnd(12)} `, "strong"),
    span(about),
  ]);
  const half = Math.ceil(lines.length / 2);
  const left = Math.floor(columns * 0.57);
  return Array.from({ length: half }, (_, row) => [
    ...fit(lines[row] ?? [], left),
    ...fit(lines[half + row] ?? [], columns - left),
  ]);
}

type Panel = { readonly title: string; readonly lines: readonly Line[] };

function menuPanel(menu: Menu, size: Size): Panel {
  const about = [...wrap(menu.about, size.columns - 4, { first: "  ", most: 3 }), line("")];
  const items = menu.items.map((item, index) =>
    index === menu.selected
      ? wrap(item, size.columns, { tone: "selected", first: "  > ", rest: "      " })
      : wrap(item, size.columns, { first: "    ", rest: "      " }),
  );
  const needed = items.slice(0, menu.selected + 1).flat().length;
  const hidden = Math.max(0, needed - (size.rows - about.length - 1));
  return { title: menu.title, lines: [...about, ...items.flat().slice(hidden)] };
}

/** A command to copy: broken between words only, as a shell lets it go on in the next line. */
function commandLines(command: string, columns: number): readonly Line[] {
  // A blank in quotes is no end of a word.
  const words = command.match(/(?:'[^']*'|[^ '])+/g) ?? [];
  const rows = flow(
    words.map((word) => span(word, "strong")),
    columns - 4,
    "  ",
  );
  return rows.map((row, index) => [
    span("  "),
    ...row,
    span(index < rows.length - 1 ? " \\" : "", "strong"),
  ]);
}

function commandPanel({ command, note }: { command: string; note: string }, size: Size): Panel {
  const lines = [
    ...commandLines(command, size.columns),
    line(""),
    ...wrap(note, size.columns - 4, { first: "  " }),
  ];
  return { title: "The command that repeats this run", lines };
}

function panelOf(overlay: Exclude<Overlay, { kind: "none" }>, size: Size): Panel {
  if (overlay.kind === "help") return { title: "Keys", lines: helpLines(size.columns) };
  return overlay.kind === "menu" ? menuPanel(overlay, size) : commandPanel(overlay, size);
}

function body(snapshot: Snapshot): readonly Line[] {
  const { overlay, size } = snapshot;
  if (overlay.kind !== "none") {
    const room = { columns: size.columns, rows: bodyRows(size) };
    return boxRows({ ...panelOf(overlay, room), isFocused: true, scroll: 0 }, room);
  }
  return isWide(size) ? wideBody(snapshot) : narrowBody(snapshot);
}

function tooSmall({ columns, rows }: Size): readonly Line[] {
  const text = `offswitch needs a window of ${smallest.columns} x ${smallest.rows} characters; this one has ${columns} x ${rows}. Enlarge it, or quit with q and use --plain.`;
  return wrap(text, Math.max(10, columns - 1), { most: Math.max(1, rows - 1) });
}

/** The rows to paint. */
export function screen(snapshot: Snapshot): readonly Line[] {
  const { size } = snapshot;
  if (isTooSmall(size)) return tooSmall(size);
  return [headerLine(snapshot), ...body(snapshot), statusLine(snapshot), hintLine(snapshot)].map(
    (row) => fit(row, size.columns),
  );
}
