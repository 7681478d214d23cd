import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellWidth } from "../../src/report/cell-width.ts";
import { lineChart } from "../../src/report/line-chart.ts";
import { lineChartSvg } from "../../src/report/line-chart-svg.ts";
import { plotOf, type LineChart } from "../../src/report/plot.ts";
import { chartOf } from "./line-chart-of.ts";

/*
 * Whatever numbers and names come in, a chart is a rectangle of harmless text, or an SVG document of harmless elements,
 * and says what it left out.
 */

const anyNumber = fc.oneof(
  fc.double(),
  fc.double({ min: -1000, max: 1000 }),
  fc.integer({ min: -3, max: 3 }),
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constant("漢 <&\"'> \u001B[2J"),
);
const anyPoint = fc.record(
  { x: anyNumber, y: anyNumber, low: anyNumber, high: anyNumber },
  { requiredKeys: ["x", "y"] },
);
const anyChart: fc.Arbitrary<LineChart> = fc.record({
  title: anyText,
  x: fc.record({ label: anyText, scale: fc.constantFrom("linear", "log") }),
  y: fc.oneof(
    fc.record({ label: anyText }),
    fc.record({ label: anyText, min: fc.constantFrom(0, -5), max: fc.constantFrom(1, 100) }),
  ),
  series: fc.array(fc.record({ name: anyText, points: fc.array(anyPoint, { maxLength: 30 }) }), {
    maxLength: 10,
  }),
  thresholds: fc.array(fc.record({ x: anyNumber, label: anyText }), { maxLength: 3 }),
});
const size = fc.record({
  width: fc.integer({ min: 30, max: 120 }),
  height: fc.integer({ min: 30, max: 40 }),
  ascii: fc.boolean(),
});

const runs = { numRuns: 60 };

/** Whether a place is on its axis, but for rounding. */
function isOn(share: number): boolean {
  return share > -1e-9 && share < 1 + 1e-9;
}

/** The line of a terminal's chart that says what isn't shown. */
function noteIn(chart: LineChart): string | undefined {
  return lineChart(chart, { width: 80, height: 12, ascii: true })[1]?.trimEnd();
}

/** The rows of a terminal's chart, 18 high, that the line runs through. */
function rows(ys: readonly number[]): readonly number[] {
  const lines = lineChart(chartOf(ys), { width: 40, height: 18, ascii: true });
  return lines.flatMap((line, row) => (line.slice(6).includes("*") ? [row] : []));
}

describe("any line chart", () => {
  it("is text in which every line has the width that was asked for", () => {
    fc.assert(
      fc.property(anyChart, size, (chart, wanted) => {
        const widths = new Set(lineChart(chart, wanted).map(cellWidth));
        expect([...widths]).toEqual([wanted.width]);
      }),
      runs,
    );
  });

  it("holds no control character, and nothing but ASCII where only that may be used", () => {
    fc.assert(
      fc.property(anyChart, size, (chart, wanted) => {
        const text = lineChart(chart, wanted).join("");
        expect(text).not.toMatch(wanted.ascii ? /[^ -~]/u : /[\p{C}\p{Zl}\p{Zp}]/u);
      }),
      runs,
    );
  });

  it("is an SVG document of shapes and text alone, in which every number is one", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = lineChartSvg(chart);
        const marks = svg.replaceAll(/>[^<]*</gu, "><");
        expect(marks).not.toMatch(/NaN|Infinity|undefined/u);
        expect(svg).not.toMatch(/[^\P{C}\n]/u);
        const shapes = ["circle", "desc", "path", "rect", "style", "svg", "text", "title"];
        const tags = new Set(Array.from(svg.matchAll(/<\/?([^\s/>]+)/gu), ([, tag = ""]) => tag));
        expect([...tags].filter((tag) => !shapes.includes(tag))).toEqual([]);
      }),
      runs,
    );
  });

  it("has every point that is a number between the ends of its axes, and counts the others", () => {
    fc.assert(
      fc.property(anyChart, ({ y: { label }, ...chart }) => {
        const { series, x, y, note } = plotOf({ ...chart, y: { label } }, { x: 5, y: 5 });
        const shown = series.flatMap(({ points }) => points);
        const given = chart.series.flatMap(({ points }) => points);
        expect(shown.filter((point) => !isOn(x.at(point.x)) || !isOn(y.at(point.y)))).toEqual([]);
        const left = given.length - shown.length;
        expect(note.includes(`${left} point`)).toBe(left > 0);
      }),
      runs,
    );
  });
});

describe("a line chart in a terminal", () => {
  const rising = chartOf([-2, -1, 0, 1, 2, 3], {
    thresholds: [{ x: 2, label: "flips" }],
    series: [
      { name: "watched", points: [-2, -1, 0, 1, 2, 3].map((y, x) => ({ x, y })) },
      { name: "unwatched", points: [3, 3, 3, 3, 3, 3].map((y, x) => ({ x, y })) },
    ],
  });

  it("shows lines, marks, axes, legend and threshold in as many lines as were asked for", () => {
    expect(lineChart(rising, { width: 44, height: 18, ascii: false })).toMatchInlineSnapshot(`
      [
        "title                                       ",
        "                                            ",
        "return (points)                             ",
        "                    ┊ flips                 ",
        " 4 ┤                ┊                       ",
        "   │▲⠤⠤⠤⠤⠤⠤⠤▲⠤⠤⠤⠤⠤⠤⠤▲⠤⠤⠤⠤⠤⠤▲⠤⠤⠤⠤⠤⠤⠤▲⠤⠤⠤⠤⠤⠤⢤●",
        "   │                ┊                ⢀⣠⠤⠖⠋⠉ ",
        " 2 ┤                ┊           ⢀⣀⡤●⠋⠉      ",
        "   │                ┊      ⢀⣀⡤⠖⠚⠉           ",
        "   │                ┊  ⣀⡤⠴⠚●                ",
        " 0 ┤              ⣀⡤●⠚⠉⠁                    ",
        "   │         ⣀⣠⠴⠒⠋⠁ ┊                       ",
        "   │    ⢀⣠⠴⠒●⠁      ┊                       ",
        "-2 ┤●⠤⠖⠋⠉           ┊                       ",
        "   └┬───────────────┬──────────────┬────────",
        "    0               2              4        ",
        "                    episodes                ",
        "● watched   ▲ unwatched                     ",
      ]
    `);
  });

  it("shows the same in ASCII", () => {
    expect(lineChart(rising, { width: 44, height: 18, ascii: true })).toMatchInlineSnapshot(`
      [
        "title                                       ",
        "                                            ",
        "return (points)                             ",
        "                    : flips                 ",
        " 4 +                :                       ",
        "   |ooooooooooooooooooooooooooooooooooooooo*",
        "   |                :                 ******",
        " 2 +                :            ******     ",
        "   |                :      *******          ",
        "   |                : ******                ",
        " 0 +             ******                     ",
        "   |        ******  :                       ",
        "   |   ******       :                       ",
        "-2 +****            :                       ",
        "   ++---------------+--------------+--------",
        "    0               2              4        ",
        "                    episodes                ",
        "* watched   o unwatched                     ",
      ]
    `);
  });

  it("says what is missing when there is nothing, or only a part, to show", () => {
    const log = { label: "sweeps", scale: "log" } as const;
    expect([
      noteIn(chartOf([], { series: [] })),
      noteIn(chartOf([])),
      noteIn(chartOf([1, Number.NaN, Infinity, 2])),
      noteIn(chartOf([1, 2, 3], { x: log })),
      noteIn(chartOf([5])),
    ]).toEqual([
      "nothing to show",
      "nothing to show",
      "2 points left out: not a number",
      "1 point left out: not a number, or not above 0 on a log axis",
      "",
    ]);
  });

  it("puts one point, and a line that never changes, in the middle", () => {
    expect([rows([7]), rows([7, 7, 7])]).toEqual([[8], [8]]);
  });
});
