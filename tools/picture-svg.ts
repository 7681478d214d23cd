import { cellWidth } from "../src/report/cell-width.ts";
import type { Line, Tone } from "../src/tui/line.ts";

/*
 * The terminal's cells as a picture that needs nothing but itself: text in whatever monospace font there is, held to
 * the grid by its length; rules and bars as shapes, so that no font leaves gaps in them. Its ground is dark wherever
 * it is shown, so one picture serves light and dark pages.
 */

const cell = { width: 8.4, height: 18 };
const margin = 16;
const fontSize = 14;
const ground = "#0d1117";
const ink = "#d1d7e0";

const fonts = `ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace`;

// The tones of src/tui/app.tsx, in colours that stand at least 7:1 against the ground.
const looks: Readonly<Record<Tone, string>> = {
  plain: `fill: ${ink}`,
  strong: "fill: #ffffff; font-weight: bold",
  title: "fill: #ffffff; font-weight: bold",
  active: "fill: #56d4dd; font-weight: bold",
  changed: "fill: #d2a8ff; font-weight: bold",
  benign: "fill: #56d364",
  grey: "fill: #d2a8ff",
  harm: "fill: #ff9a92; font-weight: bold",
  selected: `fill: ${ground}; font-weight: bold`,
};

/** What a picture shows, and what it says to those who can't see it. */
export type Picture = {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly Line[];
};

/** A run of cells: a text without wide gaps in it, or one character again and again. */
type Piece = { readonly text: string; readonly tone: Tone; readonly column: number };

/** The rows of a screen as an SVG document. */
export function pictureSvg({ title, about, rows }: Picture): string {
  const columns = Math.max(...rows.map((row) => cellWidth(row.map(({ text }) => text).join(""))));
  const width = places(columns * cell.width + 2 * margin);
  const height = places(rows.length * cell.height + 2 * margin);
  const styles = Object.entries(looks).map(([tone, look]) => `    .${tone} { ${look} }`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title about" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `  <title id="title">${escaped(title)}</title>`,
    `  <desc id="about">${escaped(about)}</desc>`,
    "  <style>",
    `    text { font: ${fontSize}px ${fonts}; white-space: pre }`,
    ...styles,
    "  </style>",
    `  <rect width="${width}" height="${height}" rx="8" fill="${ground}"/>`,
    ...rows.flatMap((row, index) =>
      piecesOf(row).map((piece) => `  ${drawn(piece, margin + index * cell.height)}`),
    ),
    "</svg>",
    "",
  ].join("\n");
}

function piecesOf(row: Line): readonly Piece[] {
  let column = 0;
  return row.flatMap(({ text, tone }) => {
    const start = column;
    column += cellWidth(text);
    // A selected piece keeps its spaces: they are part of its ground.
    const shape = tone === "selected" ? /.+/gu : /█+|─+|│|[^ █─│]+(?: [^ █─│]+)*/gu;
    return [...text.matchAll(shape)].map((found): Piece => ({
      text: found[0],
      tone,
      column: start + cellWidth(text.slice(0, found.index)),
    }));
  });
}

function drawn({ text, tone, column }: Piece, top: number): string {
  const x = places(margin + column * cell.width);
  const width = places(cellWidth(text) * cell.width);
  const middle = top + cell.height / 2;
  if (text.startsWith("█")) return box(tone, { x, y: top + 3, width, height: cell.height - 6 });
  if (text.startsWith("─")) return box(tone, { x, y: middle - 0.5, width, height: 1 });
  if (text === "│") {
    const rule = { x: places(x + cell.width / 2 - 0.5), y: top, width: 1, height: cell.height };
    return box(tone, rule);
  }
  const words = `<text class="${tone}" x="${x}" y="${places(top + fontSize - 0.5)}" textLength="${width}">${escaped(text)}</text>`;
  return tone === "selected"
    ? `${box("plain", { x, y: top, width, height: cell.height })}${words}`
    : words;
}

function box(
  tone: Tone,
  at: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  },
): string {
  return `<rect class="${tone}" x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}"/>`;
}

function places(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
