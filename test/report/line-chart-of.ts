import type { LineChart } from "../../src/report/plot.ts";

/** A chart of one line, y against 0, 1, 2 ... */
export function chartOf(ys: readonly number[], more: Partial<LineChart> = {}): LineChart {
  return {
    title: "title",
    x: { label: "episodes", scale: "linear" },
    y: { label: "return (points)" },
    series: [{ name: "line", points: ys.map((y, x) => ({ x, y })) }],
    ...more,
  };
}
