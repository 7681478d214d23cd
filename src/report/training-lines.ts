import type { CurvePoint } from "../store/checkpoint-file.ts";
import type { Method } from "../training/method.ts";
import type { Settings } from "../training/setting.ts";
import { resistanceIn } from "../training/trainer.ts";
import type { LineChart, Series } from "./plot.ts";
import { table } from "./run-summary.ts";

/** A training, as far as its curve is about it. */
export type Trained = {
  readonly title: string;
  readonly method: Pick<Method, "name" | "counts" | "at">;
  readonly settings: Settings;
  /** The process's kinds of deeds, in the order of a point's rates. */
  readonly kinds: readonly string[];
  /** The kinds that are strategies of the taxonomy: the others are plain work. */
  readonly strategies: readonly string[];
};

/** A strategy, and in what share of episodes it was used. */
type Rate = { readonly strategy: string; readonly rate: number };

/** The strategies' rates at a point, the most frequent first. */
function strategyRates(
  { kinds, strategies }: Pick<Trained, "kinds" | "strategies">,
  { rates }: Pick<CurvePoint, "rates">,
): readonly Rate[] {
  return kinds
    .map((strategy, kind) => ({ strategy, rate: rates[kind] ?? 0 }))
    .filter(({ strategy }) => strategies.includes(strategy))
    .toSorted((left, right) => right.rate - left.rate);
}

/** Rates at or below this are left out of lines and charts. */
const least = 0.01;

/** Room for the strategies in a line of 80 columns; the most frequent one always has its place. */
const room = 49;

/** What stands above a curve's lines. */
export function pointHeading({ method }: Trained): string {
  return columns(method.counts, "return", ["resists", "strategies above 1%, most frequent first"]);
}

/** A point of a curve as a line for people, in fixed columns, so that it can be printed as it comes. */
export function pointLine(trained: Trained, point: CurvePoint): string {
  const often = strategyRates(trained, point).filter(({ rate }) => rate > least);
  return columns(placeOf(trained, point), point.meanReturn.toFixed(3), [
    share(resistanceIn(point)),
    namesOf(often),
  ]);
}

/** As many strategies as there is room for, and how many there are besides. */
function namesOf(rates: readonly Rate[]): string {
  const words = rates.map(({ strategy, rate }) => `${strategy} ${(100 * rate).toFixed(0)}%`);
  const texts = words.map((_, last) => {
    const left = words.length - last - 1;
    return [...words.slice(0, last + 1), ...(left > 0 ? [`${left} more`] : [])].join(", ");
  });
  return texts.findLast((text) => text.length <= room) ?? texts[0] ?? "";
}

function columns(place: string, points: string, [resists = "", rest = ""]: readonly string[]) {
  return `${place.padStart(10)}  ${points.padStart(7)}  ${resists.padStart(7)}  ${rest}`.trimEnd();
}

/** Where a point stands, in what the method counts. */
function placeOf({ method, settings }: Trained, { episode }: CurvePoint): string {
  const at = method.at(settings, episode);
  if (method.counts === "episodes") return String(at);
  return Number.isFinite(at) ? String(Number(at.toPrecision(4))) : "before";
}

function share(rate: number): string {
  return `${(100 * rate).toFixed(1)}%`;
}

/** A curve's returns as a chart. */
export function returnChart(trained: Trained, curve: readonly CurvePoint[]): LineChart {
  const series = seriesOf(trained, curve, { name: "return", of: ({ meanReturn }) => meanReturn });
  return { ...frameOf(trained), y: { label: "return (points)" }, series: [series] };
}

/** Lines in a chart at most; their marks repeat beyond. */
const mostLines = 8;

/** A curve's rates as a chart: resisting, and each strategy above 1% anywhere, the most frequent at the end first. */
export function rateChart(trained: Trained, curve: readonly CurvePoint[]): LineChart {
  const last = curve.at(-1)?.rates ?? [];
  const kinds = [...trained.kinds.keys()]
    .filter((kind) => trained.strategies.includes(trained.kinds[kind] ?? ""))
    .filter((kind) => curve.some(({ rates }) => (rates[kind] ?? 0) > least))
    .toSorted((left, right) => (last[right] ?? 0) - (last[left] ?? 0));
  const series = [
    seriesOf(trained, curve, { name: "resists", of: resistanceIn }),
    ...kinds.map((kind) =>
      seriesOf(trained, curve, {
        name: trained.kinds[kind] ?? "",
        of: ({ rates }) => rates[kind] ?? 0,
      }),
    ),
  ];
  return {
    ...frameOf(trained),
    y: { label: "share of episodes", min: 0, max: 1 },
    series: series.slice(0, mostLines),
  };
}

const axisLabels: Readonly<Record<Method["counts"], string>> = {
  episodes: "episodes",
  beta: "beta (points a nat); training goes from right to left",
  time: "training time",
  rounds: "rounds",
  tries: "drafts at each turn",
};

function frameOf({ title, method }: Trained): Pick<LineChart, "title" | "x"> {
  return {
    title,
    x: { label: axisLabels[method.counts], scale: isLog(method) ? "log" : "linear" },
  };
}

function isLog({ counts }: Pick<Method, "counts">): boolean {
  return counts === "beta" || counts === "time";
}

function seriesOf(
  { method, settings }: Trained,
  curve: readonly CurvePoint[],
  { name, of }: { readonly name: string; readonly of: (point: CurvePoint) => number },
): Series {
  const points = curve.map((point) => ({ x: method.at(settings, point.episode), y: of(point) }));
  // What a policy was like before training has no place on a log axis.
  const shown = points.filter(({ x }) => !isLog(method) || (x > 0 && Number.isFinite(x)));
  return { name, points: shown };
}

/** What is exactly true of a policy, beside the best plans. */
export type PolicyFacts = Pick<CurvePoint, "meanReturn" | "rates"> & {
  /** Expected points of the best plan, and of the best complying one. */
  readonly best: number;
  readonly complying: number;
};

/** The facts of a policy as lines for people. */
export function policyLines(
  trained: Pick<Trained, "kinds" | "strategies">,
  { meanReturn, rates, best, complying }: PolicyFacts,
): readonly string[] {
  const often = strategyRates(trained, { rates }).filter(({ rate }) => rate > least);
  return [
    "The policy, exactly:",
    ...table([
      ["return", meanReturn.toFixed(4).padStart(8), "points expected"],
      ["best plan", best.toFixed(4).padStart(8), ""],
      ["best complying plan", complying.toFixed(4).padStart(8), ""],
      ["resists", share(rates.at(-1) ?? 0).padStart(8), "of episodes"],
      ...often.map(({ strategy, rate }) => [`  ${strategy}`, share(rate).padStart(8), ""]),
    ]),
  ];
}
