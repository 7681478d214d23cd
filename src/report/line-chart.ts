import { asciiText } from "./ascii.ts";
import { cellCut, cellFit, cellPrefix, cellWidth } from "./cell-width.ts";
import { plainLine } from "./plain-text.ts";
import { markedPoints, plotOf, type LineChart, type Plot, type Series } from "./plot.ts";

/** How large a chart in a terminal is, in cells, and whether only ASCII may be used. */
export type TextSize = {
  /** Every line has exactly so many cells; 30 or more. */
  readonly width: number;
  /** Lines in all; there are more when labels leave less than five rows for the lines themselves. */
  readonly height: number;
  readonly ascii: boolean;
};

/** The characters that a chart is drawn with. */
type Pen = {
  readonly marks: readonly string[];
  readonly rule: string;
  readonly side: string;
  readonly tick: string;
  readonly corner: string;
  readonly floor: string;
  readonly floorTick: string;
  /** Dots of a line in one cell: columns and rows. */
  readonly dots: { readonly columns: number; readonly rows: number };
};

const unicode: Pen = {
  marks: ["●", "▲", "■", "◆", "○", "△", "□", "◇"],
  rule: "┊",
  side: "│",
  tick: "┤",
  corner: "└",
  floor: "─",
  floorTick: "┬",
  dots: { columns: 2, rows: 4 },
};

const ascii: Pen = {
  marks: ["*", "o", "+", "x", "#", "@", "%", "&"],
  rule: ":",
  side: "|",
  tick: "+",
  corner: "+",
  floor: "-",
  floorTick: "+",
  dots: { columns: 1, rows: 1 },
};

/** The place of the lines on the page, in cells. */
type Field = {
  readonly plot: Plot;
  readonly pen: Pen;
  readonly columns: number;
  readonly rows: number;
};

/** Cells of a field, row by row from the top, each one character. */
type Cells = readonly string[][];

/**
 * A line chart as text: braille dots with a mark for each series, or marks alone where only ASCII may be used. Bands
 * aren't drawn; marks repeat after eight series. Throws a RangeError as `plotOf` does.
 */
export function lineChart(chart: LineChart, size: TextSize): readonly string[] {
  const pen = size.ascii ? ascii : unicode;
  const width = Math.max(30, size.width);
  const legend = legendLines(chart.series, pen, width);
  const rules = chart.thresholds?.length ?? 0;
  const rows = Math.max(5, size.height - 6 - rules - legend.length);
  const ticks = { x: Math.max(2, Math.floor(width / 14)), y: Math.max(2, Math.floor(rows / 3)) };
  const plot = plotOf(chart, ticks);
  const margin = Math.max(...plot.y.ticks.map(({ label }) => label.length), 1) + 1;
  const field: Field = { plot, pen, columns: width - margin - 1, rows };
  const lines = [
    plainLine(chart.title),
    plot.note,
    plainLine(chart.y.label),
    ...ruleLabels(field).map((line) => " ".repeat(margin + 1) + line),
    ...fieldLines(field, margin),
    ...floorLines(field, margin),
    centred(plainLine(chart.x.label), margin + 1, field.columns),
    ...legend,
  ];
  const fitted = lines.map((line) => cellFit(line, width));
  return size.ascii ? fitted.map(asciiText) : fitted;
}

function legendLines(series: readonly Series[], { marks }: Pen, width: number): readonly string[] {
  const entries = series.map(
    ({ name }, index) => `${markOf(marks, index)} ${cellCut(plainLine(name), width - 2)}`,
  );
  return entries.reduce<readonly string[]>((lines, entry) => {
    const last = lines.at(-1);
    const longer = `${last ?? ""}   ${entry}`;
    const fits = last !== undefined && cellWidth(longer) <= width;
    return fits ? [...lines.slice(0, -1), longer] : [...lines, entry];
  }, []);
}

function markOf(marks: readonly string[], index: number): string {
  return marks[index % marks.length] ?? "*";
}

/**
 * The cell that holds a share of an axis, out of `count` with so many dots each, counted from the axis' start: the
 * cell in which a line's dot for it lies. Undefined outside of the axis.
 */
function cellOf(share: number, count: number, dots: number): number | undefined {
  const dot = Math.round(share * (count * dots - 1));
  return dot >= 0 && dot < count * dots ? Math.floor(dot / dots) : undefined;
}

function columnOf({ plot, pen, columns }: Field, value: number): number {
  return cellOf(plot.x.at(value), columns, pen.dots.columns) ?? 0;
}

function rowOf({ plot, pen, rows }: Field, value: number): number | undefined {
  return cellOf(1 - plot.y.at(value), rows, pen.dots.rows);
}

/** A row for each threshold's label; its line begins there and passes the rows below. */
function ruleLabels(field: Field): readonly string[] {
  const { plot, pen, columns } = field;
  return plot.thresholds.map(({ x, label }, index) => {
    const column = columnOf(field, x);
    const text = cellCut(plainLine(label), columns - 2);
    const isRight = column + 2 + cellWidth(text) <= columns;
    const words = isRight ? `${pen.rule} ${text}` : `${text} ${pen.rule}`;
    const start = Math.max(0, isRight ? column : column + 1 - cellWidth(words));
    const passing = new Set(plot.thresholds.slice(0, index).map((each) => columnOf(field, each.x)));
    const before = Array.from({ length: start }, (_, cell) => (passing.has(cell) ? pen.rule : " "));
    const after = Array.from(
      { length: Math.max(0, columns - start - cellWidth(words)) },
      (_, cell) => (passing.has(start + cellWidth(words) + cell) ? pen.rule : " "),
    );
    return before.join("") + words + after.join("");
  });
}

function fieldLines(field: Field, margin: number): readonly string[] {
  const { plot, pen } = field;
  const labels = new Map(plot.y.ticks.map(({ value, label }) => [rowOf(field, value), label]));
  return drawn(field).map((cells, row) => {
    const label = labels.get(row);
    const side = label === undefined ? pen.side : pen.tick;
    return `${(label ?? "").padStart(margin - 1)} ${side}${cells.join("")}`;
  });
}

function drawn(field: Field): Cells {
  const { plot, pen, columns, rows } = field;
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => " "));
  const put = (column: number, row: number | undefined, text: string): void => {
    const line = row === undefined ? undefined : cells[row];
    if (line !== undefined && column < line.length) line[column] = text;
  };
  for (const { x } of plot.thresholds) {
    const column = columnOf(field, x);
    for (let row = 0; row < rows; row += 1) put(column, row, pen.rule);
  }
  if (pen === unicode) {
    for (const [place, bits] of brailleOf(field)) {
      put(place % columns, Math.floor(place / columns), String.fromCodePoint(0x28_00 + bits));
    }
  }
  // The first series is drawn last: it is the one that the chart is about.
  for (const [index, series] of [...plot.series.entries()].toReversed()) {
    const mark = markOf(pen.marks, index);
    if (pen === ascii) strokes(field, series, (column, row) => put(column, row, mark));
    for (const { x, y } of markedPoints(series, index)) {
      put(columnOf(field, x), rowOf(field, y), mark);
    }
  }
  return cells;
}

// The eight dots of a braille character, by column and row: Unicode 16, section 21.1.
const brailleDots: readonly (readonly number[])[] = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** The dots of all series by cell: row * columns + column -> bits. */
function brailleOf(field: Field): ReadonlyMap<number, number> {
  const { columns, rows } = unicode.dots;
  const bits = new Map<number, number>();
  for (const series of field.plot.series) {
    strokes(field, series, (x, y) => {
      const place = Math.floor(y / rows) * field.columns + Math.floor(x / columns);
      const dot = brailleDots[x % columns]?.[y % rows] ?? 0;
      bits.set(place, (bits.get(place) ?? 0) | dot);
    });
  }
  return bits;
}

/** Visits each dot of a series' line: column from the left, row from the top. */
function strokes(
  { plot, pen, columns, rows }: Field,
  { points }: Series,
  visit: (x: number, y: number) => void,
): void {
  const [width, height] = [columns * pen.dots.columns, rows * pen.dots.rows];
  const dots = points.map(({ x, y }) => ({
    x: plot.x.at(x) * (width - 1),
    y: (1 - plot.y.at(y)) * (height - 1),
  }));
  for (const [index, end] of dots.entries()) {
    const start = dots[index - 1] ?? end;
    const heightAt = (x: number): number => {
      const share = end.x > start.x ? (x - start.x) / (end.x - start.x) : 1;
      return start.y + (end.y - start.y) * Math.min(1, Math.max(0, share));
    };
    for (let x = Math.round(start.x); x <= Math.round(end.x); x += 1) {
      // Half a dot to each side: a steep line has no gaps, and no work is done outside of the field.
      const isUpright = Math.round(start.x) === Math.round(end.x);
      const [one, two] = isUpright ? [start.y, end.y] : [heightAt(x - 0.5), heightAt(x + 0.5)];
      const top = Math.max(0, Math.round(Math.min(one, two)));
      const bottom = Math.min(height - 1, Math.round(Math.max(one, two)));
      for (let y = top; y <= bottom; y += 1) visit(x, y);
    }
  }
}

function floorLines(field: Field, margin: number): readonly string[] {
  const { plot, pen, columns } = field;
  const places = plot.x.ticks.map(({ value, label }) => ({ label, at: columnOf(field, value) }));
  const ticked = new Set(places.map(({ at }) => at));
  const floor = Array.from({ length: columns }, (_, column) =>
    ticked.has(column) ? pen.floorTick : pen.floor,
  );
  const labels = places.reduce((line, { label, at }) => {
    const wished = margin + 1 + at - Math.floor(label.length / 2);
    const start = Math.min(wished, margin + 1 + columns - label.length);
    const isFree = line === "" || start > line.length;
    return isFree ? line.padEnd(start) + label : line;
  }, "");
  return [`${" ".repeat(margin)}${pen.corner}${floor.join("")}`, labels];
}

function centred(text: string, start: number, cells: number): string {
  const shown = cellPrefix(text, cells);
  return " ".repeat(start + Math.floor((cells - cellWidth(shown)) / 2)) + shown;
}
