import { expect, it } from "vitest";
import { asciiText } from "../../src/report/ascii.ts";
import { cellWidth } from "../../src/report/cell-width.ts";

it.each([
  ["●working ○.asking", "*working -.asking"],
  ["──[ Facts ]──│ ██·· « x » …", "--[ Facts ]--| ##.. < x > ~"],
  ["日本 e\u0301 ö", "???? ? ?"],
  ["plain", "plain"],
])("%j is %j in as many cells", (text, ascii) => {
  expect(asciiText(text)).toBe(ascii);
  expect(cellWidth(asciiText(text))).toBe(cellWidth(text));
});
