import { cellFit } from "../report/cell-width.ts";
import { plainLine } from "../report/plain-text.ts";
import { decimalsFor, percent, points } from "../report/why-words.ts";
import type { Weighed } from "../policies/policy.ts";
import type { Turn } from "./frame.ts";
import { line, span, type Line } from "./line.ts";

/** What stands over the columns of the options. */
const heads = { name: "option", tier: "tier", chance: "prob", value: "points" } as const;

const takenWord = " taken";

/** Cells of each column, without the space before it; 0 for one that is left out. */
type Widths = {
  readonly name: number;
  readonly tier: number;
  readonly bar: number;
  readonly value: number;
  /** Decimals of the values, as many as tell them apart. */
  readonly decimals: number;
  readonly taken: number;
};

/** A column is as wide as its widest cell; bars and the word for what was taken get what room is left. */
function widthsOf({ why }: Turn, columns: number): Widths {
  const tiers = why.options.flatMap((option) => option.tier ?? []);
  const values = why.options.flatMap(({ value }) => value ?? []);
  const decimals = decimalsFor(values);
  const tier = widest(heads.tier, tiers);
  const value = widest(
    heads.value,
    values.map((each) => points(each, decimals)),
  );
  const marked = 2 + apart(tier) + apart(heads.chance.length) + apart(value);
  const names = why.options.map(({ id }) => plainLine(id, 60));
  const name = Math.min(24, widest(heads.name, names), Math.max(8, columns - marked));
  const left = columns - marked - name;
  const taken = left >= takenWord.length ? takenWord.length : 0;
  const bar = Math.min(30, left - taken - 1);
  return { name, tier, bar: bar < 4 ? 0 : bar, value, decimals, taken };
}

function widest(head: string, cells: readonly string[]): number {
  return cells.length === 0 ? 0 : Math.max(head.length, ...cells.map(({ length }) => length));
}

/** Cells of a column with the space before it. */
function apart(cells: number): number {
  return cells === 0 ? 0 : cells + 1;
}

function cell(text: string, cells: number): string {
  return cells === 0 ? "" : ` ${cellFit(text, cells)}`;
}

function headLine({ name, tier, bar, value }: Widths, note: string): Line {
  const chance = ` ${heads.chance}`;
  const cells = [
    cellFit(heads.name, name),
    cell(heads.tier, tier),
    cell(note.length <= bar ? note : "", bar),
    chance,
  ];
  return line(`  ${cells.join("")}${value === 0 ? "" : ` ${heads.value.padStart(value)}`}`);
}

function barOf(probability: number, cells: number): string {
  const filled = Math.round(Math.max(0, Math.min(1, probability)) * cells);
  return "█".repeat(filled) + "·".repeat(cells - filled);
}

function optionLine(option: Weighed, { deed }: Turn, widths: Widths): Line {
  const isTaken = option.id === deed;
  const { probability, tier, value } = option;
  const worth = value === undefined ? "" : points(value, widths.decimals);
  return [
    span(isTaken ? "> " : "  ", "strong"),
    span(cellFit(plainLine(option.id, 60), widths.name), isTaken ? "strong" : "plain"),
    span(cell(tier ?? "-", widths.tier), tier ?? "plain"),
    span(cell(barOf(probability, widths.bar), widths.bar), isTaken ? "active" : "plain"),
    span(` ${percent(probability).padStart(heads.chance.length)}`),
    span(widths.value === 0 ? "" : ` ${worth.padStart(widths.value)}`),
    span(isTaken && widths.taken > 0 ? takenWord : "", "strong"),
  ];
}

/**
 * Some of a turn's options under the heads of their columns: what was taken is marked by `>`. A note stands over the
 * bars, if there is room for it.
 */
export function optionLines(
  turn: Turn,
  options: readonly Weighed[],
  { columns, note = "" }: { readonly columns: number; readonly note?: string },
): readonly Line[] {
  if (options.length === 0) return [];
  const widths = widthsOf(turn, columns);
  return [headLine(widths, note), ...options.map((option) => optionLine(option, turn, widths))];
}
