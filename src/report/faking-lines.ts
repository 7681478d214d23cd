import type { FakingCurve } from "../training/faking.ts";
import type { LineChart } from "./plot.ts";
import { table } from "./run-summary.ts";

/** A curve of faking as lines for people: a row for each q; `none` says why there is no threshold, where there is none. */
export function fakingLines({ points, threshold }: FakingCurve, none: string): readonly string[] {
  const rows = points.map(({ q, watched, unwatched }) => [
    String(Number(q.toPrecision(6))),
    ...[watched, unwatched, unwatched - watched].map((rate) => rate.toFixed(3).padStart(9)),
  ]);
  return [
    ...table([["q", "  watched", "unwatched", "      gap"], ...rows]),
    "",
    threshold === undefined
      ? `No threshold: ${none}.`
      : `An optimiser fakes above q* = ${threshold.toFixed(4)}, by the closed form.`,
  ];
}

/** The curve as a chart, with its threshold. */
export function fakingChart(title: string, { points, threshold }: FakingCurve): LineChart {
  return {
    title,
    x: { label: "q, the chance that what it is told of being monitored is true", scale: "linear" },
    y: { label: "share of episodes with resistance", min: 0, max: 1 },
    series: [
      { name: "unwatched", points: points.map(({ q, unwatched }) => ({ x: q, y: unwatched })) },
      { name: "watched", points: points.map(({ q, watched }) => ({ x: q, y: watched })) },
    ],
    ...(threshold === undefined
      ? {}
      : { thresholds: [{ x: threshold, label: `q* = ${threshold.toFixed(4)}` }] }),
  };
}
