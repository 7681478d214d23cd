import { axisOf, numberLabel, type Axis, type Scale } from "./axis.ts";

/** One measured point of a series; `low` and `high` bound a confidence band. */
export type Point = {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
};

/** A line of a chart. */
export type Series = { readonly name: string; readonly points: readonly Point[] };

/** A value of x at which something changes, and what. */
type Threshold = { readonly x: number; readonly label: string };

/** A line chart before it is drawn. Labels carry their units: "episodes", "return (points)". */
export type LineChart = {
  readonly title: string;
  readonly x: { readonly label: string; readonly scale: Scale };
  /** Ends of the y axis that are given instead of found, such as 0 and 1 for a rate. */
  readonly y: { readonly label: string; readonly min?: number; readonly max?: number };
  readonly series: readonly Series[];
  readonly thresholds?: readonly Threshold[];
};

/** A line chart ready to be drawn: only points that can be, by x, and axes with room for all of them. */
export type Plot = {
  readonly series: readonly Series[];
  readonly thresholds: readonly Threshold[];
  readonly x: Axis;
  readonly y: Axis;
  /** What was left out, as a sentence for the reader; empty when nothing was. */
  readonly note: string;
};

/** Sorts out what a chart can show, for a page with room for so many ticks. Throws a RangeError as `axisOf` does. */
export function plotOf(chart: LineChart, ticks: { readonly x: number; readonly y: number }): Plot {
  const { scale } = chart.x;
  const isShown = (x: number): boolean => isNumber(x) && (scale === "linear" || x > 0);
  const series = chart.series.map(({ name, points }) => ({
    name,
    points: points
      .filter(({ x, y }) => isShown(x) && isNumber(y))
      .map(withBand)
      .toSorted((left, right) => left.x - right.x),
  }));
  const thresholds = (chart.thresholds ?? []).filter(({ x }) => isShown(x));
  const points = series.flatMap((each) => each.points);
  const xs = [...points.map(({ x }) => x), ...thresholds.map(({ x }) => x)];
  const ys = points.flatMap(({ y, low = y, high = y }) => [y, low, high]);
  const { min, max } = chart.y;
  const given = chart.series.reduce((sum, each) => sum + each.points.length, 0);
  return {
    series,
    thresholds,
    x: axisOf({ values: xs, scale, ticks: ticks.x, isRound: false }),
    y: axisOf({ values: ys, scale: "linear", ticks: ticks.y, min, max, isRound: true }),
    note: noteOf({ left: given - points.length, scale, shown: points.length }),
  };
}

/** Beyond this, differences overflow; no measure of ours comes near. */
const largest = 1e100;

function isNumber(value: number): boolean {
  return Math.abs(value) < largest;
}

function withBand({ x, y, low, high }: Point): Point {
  const hasBand = low !== undefined && high !== undefined && isNumber(low) && isNumber(high);
  return hasBand ? { x, y, low, high } : { x, y };
}

function noteOf(counts: {
  readonly left: number;
  readonly shown: number;
  readonly scale: Scale;
}): string {
  const { left, shown, scale } = counts;
  const reason = scale === "log" ? "not a number, or not above 0 on a log axis" : "not a number";
  const leftOut = `${left} ${left === 1 ? "point" : "points"} left out: ${reason}`;
  return [...(shown === 0 ? ["nothing to show"] : []), ...(left > 0 ? [leftOut] : [])].join("; ");
}

/** Points with a mark, at most: more would hide the line. */
const mostMarks = 12;

/**
 * The points of a series that bear its mark: all of a few; of many, some, spread evenly, and others for each series,
 * so that marks of lines that lie together don't cover each other.
 */
export function markedPoints({ points }: Series, index: number): readonly Point[] {
  if (points.length <= mostMarks) return points;
  const every = Math.ceil(points.length / (mostMarks / 2));
  const first = Math.floor((every * (2 * (index % 4) + 1)) / 8);
  return points.filter((_, place) => place % every === first);
}

/** A chart in a sentence or two, for whoever can't see it: what is drawn, and where each line starts and ends. */
export function plotWords({ x, y }: LineChart, { series, thresholds, note }: Plot): string {
  const lines = series.map(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return `${name}: no points`;
    return `${name}: ${numberLabel(first.y)} at ${numberLabel(first.x)}, ${numberLabel(last.y)} at ${numberLabel(last.x)}`;
  });
  const marks = thresholds.map(({ x: value, label }) => `${label}: at ${numberLabel(value)}`);
  const scale = x.scale === "log" ? " (log scale)" : "";
  const notes = note === "" ? [] : [note];
  return `${[`${y.label} against ${x.label}${scale}`, ...lines, ...marks, ...notes].join(". ")}.`;
}
