import { asciiText } from "../report/ascii.ts";
import { cellCut, cellPrefix, cellWidth, cellWrap } from "../report/cell-width.ts";
import { plainLine } from "../report/plain-text.ts";

/** What a piece of text is, which decides how it looks. No tone says anything that the text doesn't say too. */
export type Tone =
  | "plain"
  | "strong"
  | "title"
  | "active"
  | "changed"
  | "benign"
  | "grey"
  | "harm"
  | "selected";

/** A piece of a line, harmless already: made by `span` alone. */
export type Span = { readonly text: string; readonly tone: Tone };

/** One row of cells. */
export type Line = readonly Span[];

/** A piece of text in a tone; whatever is not printable in it becomes a visible escape. */
export function span(text: string, tone: Tone = "plain"): Span {
  return { text: plainLine(text, 2000), tone };
}

/** A line in one tone. */
export function line(text: string, tone: Tone = "plain"): Line {
  return [span(text, tone)];
}

/** A line in ASCII, as many cells wide as before. */
export function asciiLine(spans: Line): Line {
  return spans.map(({ text, tone }) => ({ text: asciiText(text), tone }));
}

/** Cells that a line takes. */
export function lineWidth(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + cellWidth(text), 0);
}

/** A line of exactly `cells`: cut, with `…` last, or filled up with spaces. */
export function fit(spans: Line, cells: number): Line {
  let room = cells;
  const kept: Span[] = [];
  for (const [index, { text, tone }] of spans.entries()) {
    const isLast = index === spans.length - 1;
    const width = cellWidth(text);
    const isTooLong =
      width > room || (width === room && !isLast && lineWidth(spans.slice(index + 1)) > 0);
    const shown = isTooLong ? cutShort(text, room) : text;
    kept.push({ text: shown, tone });
    room -= cellWidth(shown);
    if (isTooLong) break;
  }
  return room > 0 ? [...kept, { text: " ".repeat(room), tone: "plain" }] : kept;
}

function cutShort(text: string, cells: number): string {
  return cellWidth(text) > cells ? cellCut(text, cells) : cellCut(`${text} `, cells);
}

/** Cells that hold what plainLine says of a long text's length. */
const unseen = 40;

/** A text as lines of at most `cells`, at most `most` of them, those after the first indented by `indent`. */
export function wrap(
  text: string,
  cells: number,
  {
    tone = "plain",
    first = "",
    rest = first,
    most = 6,
  }: { tone?: Tone; first?: string; rest?: string; most?: number } = {},
): readonly Line[] {
  const roomAfter = (lead: string): number => Math.max(2, cells - cellWidth(lead));
  // Beyond the last line nothing shows: a long text isn't measured to its end, and its length isn't said.
  const shown = plainLine(text, cells * most + unseen);
  const pieces = cellWrap(shown, roomAfter(rest), roomAfter(first));
  return pieces.slice(0, most).map((piece, index) => {
    const lead = index === 0 ? first : rest;
    const isCut = index === most - 1 && pieces.length > most;
    return [span(lead), span(isCut ? `${cellPrefix(piece, roomAfter(lead) - 2)} …` : piece, tone)];
  });
}

/** Words side by side, on as many lines of `cells` as they need; lines after the first start with `indent`. */
export function flow(words: readonly Span[], cells: number, indent = ""): readonly Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of words) {
    const width = cellWidth(word.text);
    const current = lines.at(-1) ?? [];
    if (used > 0 && used + 1 + width > cells) {
      lines.push([span(indent), word]);
      used = cellWidth(indent) + width;
    } else {
      if (used > 0) current.push(span(" "));
      current.push(word);
      used += width + (used > 0 ? 1 : 0);
    }
  }
  return lines;
}
