import { lineChart } from "../report/line-chart.ts";
import type { LineChart } from "../report/plot.ts";
import { isUnicode } from "./terminal.ts";

/** A chart for standard output: as wide as the terminal, 100 cells at most. */
export function drawn(chart: LineChart, height = 20): readonly string[] {
  const width = Math.max(30, Math.min(process.stdout.columns ?? 80, 100));
  // A terminal in another encoding could take bytes of UTF-8 for controls; files and pipes get the text itself.
  const ascii = process.stdout.isTTY && !isUnicode();
  return lineChart(chart, { width, height, ascii }).map((line) => line.trimEnd());
}
