import { cellWidth } from "./cell-width.ts";

/** What stands for a character of ours that isn't ASCII, cell for cell. */
const stand: Readonly<Record<string, string>> = {
  "●": "*",
  "○": "-",
  "─": "-",
  "│": "|",
  "█": "#",
  "·": ".",
  "»": ">",
  "«": "<",
  "…": "~",
};

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * A harmless text in printable ASCII, each character in as many cells as before; `?` for those that have no stand-in.
 * For terminals in another encoding: they could take the bytes of a UTF-8 letter for a control character.
 */
export function asciiText(text: string): string {
  if (/^[\u0020-\u007e]*$/.test(text)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => {
    if (/^[\u0020-\u007e]$/.test(segment)) return segment;
    return stand[segment] ?? "?".repeat(cellWidth(segment));
  }).join("");
}
