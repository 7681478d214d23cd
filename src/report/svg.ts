import { cellWidth } from "./cell-width.ts";
import { plainLine } from "./plain-text.ts";

/*
 * What every SVG picture of ours needs: text that can't become markup, numbers that are the same on every machine,
 * and a guess at how wide a text will be, since nothing here can ask a font.
 */

/** Fonts for words; close enough in width that one guess serves all. */
export const wordFonts = `Helvetica, Arial, "Segoe UI", "Liberation Sans", system-ui, sans-serif`;

/** Fonts for names of events. */
export const codeFonts = `ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace`;

/** What an attribute of an element may be. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An untrusted text as SVG text: one line of at most 2,000 characters, no control characters, no markup. */
export function svgText(text: string): string {
  return withoutMarkup(plainLine(text, 2000));
}

function withoutMarkup(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A coordinate, in pixels to a tenth: engines differ in the last digits of a sine or a logarithm. */
export function pixels(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** An element; `content` is markup already; attributes hold our own words and numbers, a reader's text never. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) =>
      ` ${key}="${typeof value === "number" ? pixels(value) : withoutMarkup(value)}"`,
  );
  return content === ""
    ? `<${name}${pairs.join("")}/>`
    : `<${name}${pairs.join("")}>${content}</${name}>`;
}

/** What a picture shows, and what it says to those who can't see it. */
export type Page = {
  readonly title: string;
  readonly about: string;
  readonly width: number;
  readonly height: number;
  /** CSS rules. */
  readonly style: readonly string[];
  /** Elements, in the order in which they are painted. */
  readonly content: readonly string[];
};

/** A whole SVG document that needs nothing but itself: no script, no link, no font. */
export function svgPage({ title, about, width, height, style, content }: Page): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">`,
    `<title>${svgText(title)}</title>`,
    `<desc>${svgText(about)}</desc>`,
    "<style>",
    ...style,
    "</style>",
    element("rect", { class: "ground", width: w, height: h, rx: 8 }),
    ...content,
    "</svg>",
    "",
  ].join("\n");
}

// Widths in ems, from the AFM file of Helvetica (Adobe Core 14), rounded into four classes.
const narrow = /[ijltfrI.,;:'!|()[\]\- ]/u;
const broad = /[mwMW@%]/u;
const capital = /[A-Z_\u1100-\uFFFF]/u;

function emsOf(character: string): number {
  if (narrow.test(character)) return 0.3;
  if (broad.test(character)) return 0.85;
  return capital.test(character) ? 0.7 : 0.55;
}

/** About how wide a text is in `wordFonts`, in pixels, at a font size in pixels. */
export function wordsWidth(text: string, size: number): number {
  return Array.from(text, emsOf).reduce((sum, ems) => sum + ems, 0) * size;
}

/** How wide a text is in `codeFonts`, in pixels: each of them advances by 0.6 em, give or take a hundredth. */
export function codeWidth(text: string, size: number): number {
  return cellWidth(text) * 0.61 * size;
}

function wrapWithin(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trimStart();
    if (lines.length > 0 && wordsWidth(longer, size) <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** Breaks a text at spaces into as few lines as fit `width` pixels, then evens them out: no last word alone. */
export function balancedWrap(text: string, size: number, width: number): readonly string[] {
  const widest = wrapWithin(text, size, width);
  for (let narrower = width / widest.length; narrower < width; narrower += size / 2) {
    const lines = wrapWithin(text, size, narrower);
    if (lines.length === widest.length) return lines;
  }
  return widest;
}
