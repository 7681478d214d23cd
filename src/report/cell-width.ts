/** Splits a text into what a reader sees as one character each. */
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const ascii = /^[\u0020-\u007e]*$/;

// East Asian wide and fullwidth blocks (Unicode 16, EastAsianWidth.txt), and whatever is drawn as an emoji.
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u4DFF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D37F}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u;

const zero = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]+$/u;

function widthOf(grapheme: string): number {
  if (zero.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

/** Cells that a text without control characters takes in a terminal. */
export function cellWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** The longest beginning of a text that fits into `cells`; a character is never cut in half. */
export function cellPrefix(text: string, cells: number): string {
  if (ascii.test(text)) return text.slice(0, Math.max(0, cells));
  let width = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    width += widthOf(segment);
    if (width > cells) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** A text that takes at most `cells`: cut, with `…` in its last cell, when it takes more. */
export function cellCut(text: string, cells: number): string {
  if (cellWidth(text) <= cells) return text;
  return cells < 1 ? "" : `${cellPrefix(text, cells - 1)}…`;
}

/** A text that takes exactly `cells`: cut or filled up with spaces. */
export function cellFit(text: string, cells: number): string {
  const cut = cellCut(text, cells);
  return cut + " ".repeat(Math.max(0, cells - cellWidth(cut)));
}

/**
 * Breaks a text into lines of at most `cells` (2 or more), at spaces where there are any; the first line has
 * `firstCells`. Never empty.
 */
export function cellWrap(text: string, cells: number, firstCells = cells): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  let room = firstCells;
  for (;;) {
    // Measured from its beginning only: a long text would else be measured anew for every line.
    const whole = cellPrefix(rest, room);
    if (whole.length === rest.length) break;
    const space = rest[whole.length] === " " ? whole.length : whole.lastIndexOf(" ");
    const end = space > room / 3 ? space : whole.length;
    if (end === 0) break;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^ /, "");
    room = cells;
  }
  return [...lines, rest];
}
