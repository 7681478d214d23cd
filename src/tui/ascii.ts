import { asciiText } from "../report/ascii.ts";
import type { Line } from "./line.ts";

/** A line in ASCII, as many cells wide as before. */
export function asciiLine(line: Line): Line {
  return line.map(({ text, tone }) => ({ text: asciiText(text), tone }));
}
