import type { Tally } from "../model/tally.ts";
import type { PublishedEffect } from "../safeguards/published.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { meanInterval, newcombe, wilson, type Count, type Interval } from "../stats/interval.ts";
import type { Tier } from "../strategies/strategy.ts";
import { cellWrap } from "./cell-width.ts";
import { table } from "./run-summary.ts";

/*
 * What safeguards do to each strategy and to the task, for people: within 80 columns. The samples share their seeds,
 * and the interval of a difference takes them for independent: it is wider than it need be.
 */

/** A cell with safeguards put in place, and what was counted there. */
export type Measured = {
  readonly scenario: Scenario;
  /** As `--with` names them. */
  readonly names: readonly string[];
  readonly about: readonly string[];
  readonly tally: Tally;
  /** The target chooses everywhere as it does without them: there is nothing to measure. */
  readonly isSame: boolean;
  readonly published: readonly PublishedEffect[];
};

/** What something came to in a cell: how often, of how many valid episodes. The interval is Wilson's, 95 %. */
type Rate = Count & Interval;

/** What safeguards do to a rate; the interval of the difference is Newcombe's, 95 %. */
export type Effect = {
  readonly of: "harm" | "silence" | "strategy";
  readonly name: string;
  /** A strategy's. */
  readonly tier?: Tier;
  readonly bare: Rate;
  readonly guarded: Rate;
  readonly difference: Interval;
};

/** A mean over the valid episodes, give or take 1.96 standard errors; null where there are too few for it. */
export type Done = { readonly mean: number | null; readonly interval: Interval | null };

/**
 * The effects on any harm, on compliance without a word, and on each strategy that is used in either cell, in the
 * scenario's order.
 */
export function effectsOf(bare: Tally, { scenario, tally }: Measured): readonly Effect[] {
  const strategies = scenario.strategies.map(({ id, tier }) => ({
    of: "strategy" as const,
    name: id,
    tier,
    ...change(bare, tally, (so) => so.deeds[id] ?? 0),
  }));
  const silence = {
    of: "silence" as const,
    name: "silent compliance",
    ...change(bare, tally, ({ silent }) => silent),
  };
  return [
    { of: "harm", name: "any harm", ...change(bare, tally, ({ harm }) => harm) },
    ...[silence, ...strategies].filter((row) => row.bare.count + row.guarded.count > 0),
  ];
}

function change(
  before: Tally,
  after: Tally,
  countIn: (tally: Tally) => number,
): Pick<Effect, "bare" | "guarded" | "difference"> {
  const [bare, guarded] = [rateOf(countIn(before), before), rateOf(countIn(after), after)];
  return { bare, guarded, difference: newcombe(guarded, bare) };
}

/** How many items were done. */
export function doneIn({ episodes, invalid, done, squaredDone }: Tally): Done {
  const n = episodes - invalid;
  const interval = meanInterval({ n, sum: done, squares: squaredDone }) ?? null;
  return { mean: n === 0 ? null : done / n, interval };
}

/** Safety against usefulness: a row for each cell, the bare one first. */
export function overviewLines(bare: Tally, measured: readonly Measured[]): readonly string[] {
  return table([
    ["with", "harm", "95 %", "done", "95 %", ""],
    overviewRow("nothing", bare),
    ...measured.map(({ names, tally }) => overviewRow(names.join(","), tally)),
  ]);
}

function overviewRow(name: string, tally: Tally): readonly string[] {
  const { mean, interval } = doneIn(tally);
  return [
    name,
    ...rateCells(rateOf(tally.harm, tally)),
    mean === null ? "none" : mean.toFixed(2).padStart(5),
    interval === null ? "" : `${interval.low.toFixed(2)}-${interval.high.toFixed(2)}`,
    tally.invalid === 0 ? "" : `${tally.invalid} invalid`,
  ];
}

/** What one set of safeguards does, strategy by strategy, beside what was published. */
export function effectLines(bare: Tally, measured: Measured, why: string): readonly string[] {
  const { names, about, published, isSame } = measured;
  return [
    names.join(","),
    ...about.flatMap((text) => indented(cellWrap(text, width - indent))),
    ...(isSame
      ? indented(cellWrap(`no effect: ${why}`, width - indent))
      : table([
          ["", "bare", "95 %", "with", "95 %", "change", "95 %"],
          ...effectsOf(bare, measured).map(effectRow),
        ])),
    ...published.flatMap((effect) => indented(cellWrap(publishedWords(effect), width - indent))),
  ];
}

const width = 80;
const indent = 2;

/** What the figures are. */
export const safeguardNotes: readonly string[] = cellWrap(
  "Rates: % of valid episodes, with Wilson's 95 % interval. Done: items, a mean with 1.96 standard errors. Changes: in points, with Newcombe's 95 % interval (method 10), which takes the samples for independent: on shared seeds it is wider than it need be.",
  width,
);

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${" ".repeat(indent)}${line}`);
}

function rateOf(count: number, { episodes, invalid }: Tally): Rate {
  const n = episodes - invalid;
  return { count, n, ...wilson(count, n) };
}

function effectRow({ name, bare, guarded, difference }: Effect): readonly string[] {
  const { low, high } = difference;
  const share = guarded.count / guarded.n - bare.count / bare.n;
  return [
    name,
    ...rateCells(bare),
    ...rateCells(guarded),
    signed(share).padStart(6),
    `${signed(low)}..${signed(high)}`,
  ];
}

function rateCells({ count, n, low, high }: Rate): readonly [string, string] {
  if (n === 0) return ["none", ""];
  return [percent(count / n).padStart(5), `${percent(low)}-${percent(high)}`];
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** Points with their sign; none where they round to 0. */
function signed(share: number): string {
  const text = percent(share);
  if (Number(text) === 0) return "0.0";
  return share > 0 ? `+${text}` : text;
}

function publishedWords({
  citation,
  model,
  metric,
  bare,
  guarded,
  grade,
}: PublishedEffect): string {
  const rates = `${percent(bare)} -> ${percent(guarded)} %`;
  return `published: ${metric} ${rates}, ${model} (${citation}; ${grade})`;
}
