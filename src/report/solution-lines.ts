import type { IncentiveCurve, Solution, Varied } from "../model/solution.ts";
import type { LineChart } from "./plot.ts";
import { table } from "./run-summary.ts";
import { percent } from "./why-words.ts";

/** A solved cell as lines for people; values in points. */
export function solutionLines(solution: Solution): readonly string[] {
  const { best, complying, stakes, ticks, deeds } = solution;
  const start = table([
    ["best plan from the start", points(best)],
    ["best complying plan", points(complying)],
  ]);
  if (stakes === null) {
    return [
      ...start,
      "",
      "Working openly never leads to where it can resist, and the best plan complies.",
    ];
  }
  return [
    ...start,
    "",
    whereWords(ticks),
    ...table([
      ["best complying plan", points(stakes.complying)],
      ["best resisting plan", points(stakes.resisting)],
      ["incentive to resist", `${points(stakes.incentive)} points: ${verdict(stakes.incentive)}`],
    ]),
    ...(deeds.length === 0 ? [] : [""]),
    ...table([
      ...(deeds.length === 0 ? [] : [["deed", "tier", "value", "chosen"]]),
      ...deeds.map(({ id, tier, value, probability }) => [
        id,
        tier ?? "",
        points(value).padStart(8),
        percent(probability).padStart(6),
      ]),
    ]),
  ];
}

function whereWords(ticks: readonly number[]): string {
  if (ticks.length === 0)
    return "From the start, since working alone never leads to where it can resist:";
  const when = ticks.length === 1 ? `tick ${ticks[0]}` : `ticks ${ticks.join(", ")}`;
  return `Where the target can first resist, having worked openly until then (${when}):`;
}

function verdict(incentive: number): string {
  return incentive > 0 ? "it resists" : "it complies";
}

function points(value: number): string {
  return value.toFixed(4).replace(/^-(0\.0+)$/, "$1");
}

/** An incentive curve as lines for people: a row a value, where the choice flips, and what the number is at present. */
export function curveLines(
  { varied, present }: Dial,
  { points: rows, flips }: IncentiveCurve,
): readonly string[] {
  return [
    ...table([
      [nameOf(varied), "complying", "resisting", "incentive"],
      ...rows.map(({ x, stakes }) =>
        stakes === null
          ? [figure(x), "the best plan complies"]
          : [
              figure(x),
              points(stakes.complying),
              points(stakes.resisting),
              points(stakes.incentive),
            ],
      ),
    ]),
    "",
    ...(flips.length === 0 ? ["The choice doesn't flip in this range."] : []),
    ...flips.map(({ x, to }) => `The choice flips to ${to} at ${nameOf(varied)} = ${figure(x)}.`),
    `Now it is ${figure(present)}.`,
  ];
}

/** A number of the target's that a curve goes through, and what it is at present. */
type Dial = { readonly varied: Varied; readonly present: number };

/** The curve as a chart: the incentive in points; flips, and the present, as thresholds. */
export function curveChart(
  title: string,
  { varied, present }: Dial,
  { points: rows, flips }: IncentiveCurve,
): LineChart {
  const series = rows.flatMap(({ x, stakes }) =>
    stakes === null ? [] : [{ x, y: stakes.incentive }],
  );
  const [first, last] = [rows[0]?.x ?? 0, rows.at(-1)?.x ?? 0];
  return {
    title,
    x: {
      label: varied === "discount" ? "discount" : `${nameOf(varied)} (points)`,
      scale: "linear",
    },
    y: { label: "incentive to resist (points)" },
    series: [
      { name: "incentive", points: series },
      {
        name: "indifferent",
        points: [
          { x: first, y: 0 },
          { x: last, y: 0 },
        ],
      },
    ],
    thresholds: [
      ...flips.map(({ x, to }) => ({ x, label: `${to} from ${figure(x)}` })),
      ...(first <= present && present <= last
        ? [{ x: present, label: `now ${figure(present)}` }]
        : []),
    ],
  };
}

function nameOf(varied: Varied): string {
  return varied === "discount" ? varied : `values.${varied}`;
}

function figure(x: number): string {
  return String(Number(x.toPrecision(6)));
}
