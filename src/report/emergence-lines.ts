import { alikeWithin, type CellChange, type Expected } from "../scenarios/contrast.ts";
import type { Interval } from "../stats/interval.ts";
import type { Finding, Rate } from "../sweeps/contrast-verdict.ts";
import { roles } from "../world/tools.ts";
import { cellWrap } from "./cell-width.ts";
import { table } from "./run-summary.ts";

/*
 * What contrasts came to, for people: a block each, within 80 columns. A cell is told by the options of `run` and
 * `sample` that make it, so that whoever doubts a number can look at it.
 */

const indent = 7;

/** Room for an option, so that the figures of all blocks stand in line. */
const optionCells = 32;

/** One contrast: whether it holds, both cells' rates, and how far they are apart. */
export function findingLines(finding: Finding): readonly string[] {
  const { cast, base, other, n, holds } = finding;
  const { contrast } = cast;
  const [first = "", ...more] = proseLines(contrast.what);
  return [
    `${(holds ? "holds" : "FAILS").padEnd(indent)}${first}`,
    ...indented([
      ...more,
      ...(contrast.source === null ? [] : proseLines(`published: ${contrast.source}`)),
      ...table([
        ...rateRows(contrast.base, base, n),
        ...rateRows(contrast.other, other, n),
        differenceRow(finding),
      ]),
      ...invalidLines(finding),
    ]),
  ];
}

/** What the figures are, and how many contrasts hold, with the number asked for where some weren't played. */
export function emergenceEndLines(findings: readonly Finding[], asked: number): readonly string[] {
  const held = findings.filter(({ holds }) => holds).length;
  return [
    "Rates: % of episodes, with Wilson's 95 % interval. Differences: in points, over",
    "seeds played in both cells, with Newcombe's 95 % interval for pairs; p by",
    "McNemar's exact test, adjusted by Holm over all contrasts here.",
    `${held} of ${findings.length} hold${findings.length < asked ? `, of ${asked} in all` : ""}.`,
  ];
}

/** The options that make a cell, as `run` and `sample` take them; none for the situation as it comes. */
export function cellOptions({
  factors = {},
  cast = {},
  safeguards = [],
}: CellChange): readonly string[] {
  return [
    ...roles.flatMap((role) => (cast[role] === undefined ? [] : [`--${role} ${cast[role]}`])),
    ...Object.entries(factors).map(([name, setting]) => `--${name} ${setting}`),
    ...(safeguards.length === 0 ? [] : [`--with ${safeguards.join(",")}`]),
  ];
}

function rateRows(change: CellChange, rate: Rate, n: number): readonly (readonly string[])[] {
  const [first = "as it comes", ...more] = cellOptions(change);
  return [
    [first.padEnd(optionCells), hundredths(rate.share), span(rate), `of ${n.toLocaleString("en")}`],
    ...more.map((option) => [option, "", "", ""]),
  ];
}

const expectation: Readonly<Record<Expected, string>> = {
  fewer: "fewer",
  more: "more",
  none: "none at all",
  alike: `within ${100 * alikeWithin}`,
};

function differenceRow({ cast, difference, p }: Finding): readonly string[] {
  return [
    `difference, expected ${expectation[cast.contrast.expected]}`,
    hundredths(difference.difference),
    span(difference),
    p === null ? "" : chanceWords(p),
  ];
}

function chanceWords(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

function invalidLines({ pairs: { invalid } }: Finding): readonly string[] {
  if (invalid === 0) return [];
  return [`${invalid.toLocaleString("en")} more seeds were cut off in a cell: no data`];
}

function proseLines(text: string): readonly string[] {
  return cellWrap(text, 80 - indent);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${" ".repeat(indent)}${line}`);
}

/** An interval of shares, in hundredths of a percent. */
export function span({ low, high }: Interval): string {
  return `${hundredths(low)} to ${hundredths(high)}`;
}

/** A share in percent with hundredths, in a column: -100.00 is the widest. */
export function hundredths(share: number): string {
  // Without the sign of a zero.
  return (Math.round(10_000 * share) / 100 + 0).toFixed(2).padStart(7);
}
