import { cellPrefix, cellWidth } from "./cell-width.ts";

/*
 * Text from models, tools and files is untrusted: it may hold codes that move a terminal's cursor, retitle its
 * window, turn text around or hide it. Here every such character becomes a visible escape, and every length a bound.
 */

/** How much of a text is shown. */
export type TextLimits = {
  /** Cells of a line, 40 or more. */
  readonly cells: number;
  /** Lines, 2 or more. */
  readonly lines: number;
};

/** Enough for an answer of a tool; short enough that a megabyte can't push everything else away. */
const defaultLimits: TextLimits = { cells: 400, lines: 40 };

// Controls, formats (bidi, zero-width, tags), private, unassigned and halves of surrogate pairs, line and paragraph
// separators, and all that Unicode says is ignored when drawn.
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const invisibles = new RegExp(invisible, "gu");

// A mark is drawn on what stands before it: at the start of a line on our own text, in a pile on the lines around it.
const strayMarks = /^[\p{Mn}\p{Me}]+|(?<=[\p{Mn}\p{Me}]{3})[\p{Mn}\p{Me}]+/gu;

// Only says whether a pictograph is drawn in colour.
const presentation = /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]/gu;

const spaces = /\p{Zs}/gu;

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\b": "\\b" };

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const named = short[character];
  if (named !== undefined) return named;
  return code < 0x100 ? `\\x${hex(code, 2)}` : `<U+${hex(code, 4).toUpperCase()}>`;
}

function withoutTabs(line: string): string {
  const [first = "", ...others] = line.split("\t");
  return others.reduce((text, part) => {
    const gap = 8 - (cellWidth(text) % 8);
    return `${text}${" ".repeat(gap)}${part}`;
  }, first);
}

function neutral(line: string): string {
  if (/^[\u0020-\u007e]*$/.test(line)) return line;
  const shown = line
    .replace(presentation, "")
    .replace(invisibles, (character) => (character === "\t" ? character : visible(character)))
    .replace(spaces, (space) => (space === "\u3000" ? "  " : " "))
    .replace(strayMarks, (marks) => Array.from(marks, visible).join(""));
  return withoutTabs(shown);
}

/**
 * An untrusted text as one harmless line of at most `cells` (40 or more): controls, bidi marks and invisible
 * characters as visible escapes, line breaks as `\n`, tabs as spaces; a longer one ends in `… (N characters)`.
 */
export function plainLine(text: string, cells: number = defaultLimits.cells): string {
  // Everything but a few marks takes a cell, so a line's beginning settles what is shown of it.
  const beginning = text.length > cells * 8 ? text.slice(0, cells * 8) : text;
  const shown = neutral(beginning);
  if (beginning === text && cellWidth(shown) <= cells) return shown;
  const marker = `… (${text.length.toLocaleString("en-US")} characters)`;
  return `${cellPrefix(shown, cells - cellWidth(marker))}${marker}`;
}

/** An untrusted text as harmless lines, cut to `limits`; what was left out is said in the last one. */
export function plainLines(text: string, limits: TextLimits = defaultLimits): readonly string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  if (lines.length <= limits.lines) return lines.map((line) => plainLine(line, limits.cells));
  const kept = lines.slice(0, limits.lines - 1);
  const rest = (lines.length - kept.length).toLocaleString("en-US");
  return [...kept.map((line) => plainLine(line, limits.cells)), `… (${rest} more lines)`];
}

/** `plainLines` as one text: the only control character in it is the line feed. */
export function plainText(text: string, limits: TextLimits = defaultLimits): string {
  return plainLines(text, limits).join("\n");
}
