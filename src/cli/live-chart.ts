import type { LineChart } from "../report/plot.ts";
import { drawn } from "./drawing.ts";

/** Prints lines as they come, on a terminal with a chart under them that is drawn anew in its place. */
export type LivePrinter = {
  readonly print: (line: string, chart: () => LineChart) => void;
  /** Takes the chart away. */
  readonly end: () => void;
};

/** Lines of the chart; a lower terminal gets none. */
const height = 14;

/** A printer for standard output: lines alone where that is no terminal that moves its cursor. */
export function livePrinter(): LivePrinter {
  let lines = 0;
  const hasRoom = (process.stdout.rows ?? 0) > height + 2;
  const isLive = process.stdout.isTTY && process.env["TERM"] !== "dumb" && hasRoom;
  const erase = (): void => {
    if (lines > 0) process.stdout.write(`\u001B[${lines}A\r\u001B[J`);
    lines = 0;
  };
  return {
    print: (line, chart) => {
      erase();
      console.log(line);
      if (!isLive) return;
      const picture = drawn(chart(), height);
      lines = picture.length;
      process.stdout.write(`${picture.join("\n")}\n`);
    },
    end: erase,
  };
}
