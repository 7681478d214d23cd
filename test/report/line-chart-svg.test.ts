import { describe, expect, it } from "vitest";
import { lineChartSvg, seriesColours } from "../../src/report/line-chart-svg.ts";
import { chartOf } from "./line-chart-of.ts";

/** How many bands are drawn for a point whose upper bound is a number. */
function bands(low: number | undefined): number {
  const point = { x: 1, y: 1, high: 2, ...(low !== undefined && { low }) };
  const svg = lineChartSvg(chartOf([], { series: [{ name: "a", points: [point] }] }));
  return svg.match(/class="band/gu)?.length ?? 0;
}

describe("a line chart as SVG", () => {
  it("tells each of eight lines from all others without its colour", () => {
    const series = Array.from({ length: 8 }, (_, index) => ({
      name: `line ${index}`,
      points: [{ x: index, y: index }],
    }));
    const svg = lineChartSvg(chartOf([], { series }));
    const looks = Array.from(
      svg.matchAll(/<path class="line s\d"( stroke-dasharray="[^"]*")?.*\n<(.*)\n/gu),
      ([, dash = "", mark = ""]) =>
        dash + mark.replaceAll(/ (?:cx|cy|transform)="[^"]*"| ?[sf]\d/gu, ""),
    );
    expect(new Set(looks).size).toBe(series.length);
  });

  it("draws a line through each of its points, however many, and a mark on a few", () => {
    const svg = lineChartSvg(chartOf(Array.from({ length: 300 }, (_, index) => index % 7)));
    const lines = Array.from(svg.matchAll(/class="line[^>]* d="([^"]*)"/gu), ([, d = ""]) => d);
    const marks = svg.match(/<circle/gu)?.length ?? 0;
    // One line and one mark are the legend's.
    expect([lines.map((d) => d.split("L").length), marks]).toEqual([[2, 300], 7]);
  });

  it("draws a band only where points have both bounds", () => {
    expect([bands(0), bands(Number.NaN), bands(undefined)]).toEqual([1, 0, 0]);
  });

  it("says in words what it shows", () => {
    const chart = chartOf([1, 2.5, 4], { thresholds: [{ x: 1.5, label: "flips" }] });
    expect(/<desc>(.*)<\/desc>/u.exec(lineChartSvg(chart))?.[1]).toBe(
      "return (points) against episodes. line: 1 at 0, 4 at 2. flips: at 1.5.",
    );
  });

  it("has lines that stand 3:1 against their ground: WCAG 2.2, 1.4.11", () => {
    const contrasts = Object.values(seriesColours).flatMap(({ ground, lines }) =>
      lines.map((line) => contrast(line, ground)),
    );
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG 2.2's contrast ratio of two colours, each `#rrggbb`. */
function contrast(one: string, two: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(two)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
