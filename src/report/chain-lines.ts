import { wilson } from "../stats/interval.ts";
import type { Influence, Shares } from "../sweeps/chain-verdict.ts";
import type { Arm } from "../sweeps/chain.ts";
import { table } from "./run-summary.ts";

/** What an arm's lines find. */
const armWords: Readonly<Record<Arm, string>> = {
  kept: "as it was left",
  removed: "with the notes removed",
};

/** An arm's shares: a row for each strategy that came off at all, a column for each generation, in per cent. */
export function sharesLines(
  arm: Arm,
  shares: readonly Shares[],
  strategies: readonly string[],
): readonly string[] {
  const used = strategies.filter((id) => shares.some((each) => each.used.has(id)));
  const heading = [
    armWords[arm],
    ...shares.map(({ generation }) => `gen ${generation}`.padStart(6)),
  ];
  const lines = ["lines", ...shares.map(({ n }) => String(n).padStart(6))];
  const rows = used.map((id) => [
    id,
    ...shares.map(({ n, used: counts }) => percent((counts.get(id) ?? 0) / Math.max(1, n))),
  ]);
  return table([heading, lines, ...rows]);
}

/** The influence of the notes, a row a generation: how often they were followed in both arms, and how far apart they are. */
export function influenceLines(influences: readonly Influence[]): readonly string[] {
  const heading = [
    "gen",
    " notes kept",
    "    removed",
    "difference",
    "95 % (pairs)",
    "p (Holm)",
    "lines",
  ];
  const rows = influences.map(({ generation, pairs, n, difference, p }) => [
    String(generation),
    rate(pairs.both + pairs.onlyOther, n),
    rate(pairs.both + pairs.onlyBase, n),
    percent(difference.difference).padStart(10),
    `${percent(difference.low)} to ${percent(difference.high)}`,
    p < 0.001 ? "< 0.001" : p.toFixed(3),
    String(n),
  ]);
  return [
    "Went the way that the notes tell of, in % of lines:",
    ...table([heading, ...rows]),
    "Differences: with the notes less without, in points, over lines played in both arms",
    "with the same luck; Newcombe's 95 % interval for pairs, McNemar's exact test.",
  ];
}

/** Why there is no verdict, and what it takes. */
export function missingLine(missing: readonly Arm[]): string {
  const flags = missing.map((arm) => `--${arm}`).join(" and ");
  return `No verdict from one arm: the lines ${missing.map((arm) => armWords[arm]).join(" and ")} are missing; play them, too, with ${flags}.`;
}

/** Where the logs are, and that some are gone: what their runs came to is kept beside them, so they aren't played again. */
export function logsLine(folder: string, missing: number): string {
  if (missing === 0) return `logs: ${folder}`;
  return `logs: ${folder}; ${missing} ${missing === 1 ? "is" : "are"} gone, and not written again: generations.chain has what came of the runs`;
}

function rate(count: number, n: number): string {
  const { low, high } = wilson(count, n);
  return `${percent(count / Math.max(1, n))} (${percent(low).trim()} to ${percent(high).trim()})`;
}

/** Tenths of a per cent, in a column. */
function percent(share: number): string {
  return (Math.round(1000 * share) / 10 + 0).toFixed(1).padStart(6);
}
