import { describe, expect, it } from "vitest";
import { harmLines } from "../../src/report/harm-lines.ts";
import { harmsSeen, type CountedCell } from "../../src/sweeps/harms.ts";

/* Each harm is shown where it is seen most, beside what is left of it in control cells. */

const cell = (
  scenario: string,
  factors: Readonly<Record<string, string>>,
  counts: Readonly<Record<string, number>>,
): CountedCell => ({
  scenario,
  change: { factors },
  isControl: factors["threat"] === "none",
  harms: { n: 100, counts: new Map(Object.entries(counts)) },
});

const cells = [
  cell("one", {}, { leak: 40, forge: 0 }),
  cell("one", { goal: "own" }, { leak: 70, forge: 0 }),
  cell("one", { threat: "none" }, { leak: 2, forge: 0 }),
  cell("two", {}, { leak: 5 }),
];

describe("the harms of cells", () => {
  it("are shown in the cell with the most, and by their most in control cells", () => {
    expect(harmsSeen(cells)).toMatchObject([
      { scenario: "one", strategy: "leak", change: cells[1]?.change, share: 0.7, control: 0.02 },
      { scenario: "one", strategy: "forge", share: 0, control: 0 },
      { scenario: "two", strategy: "leak", share: 0.05, control: null },
    ]);
  });

  it("are told within 80 columns, and those never seen as such", () => {
    const lines = harmLines(harmsSeen(cells));
    expect(lines).toEqual([
      "Each harm where it is seen most, of the cells above; and in control cells.",
      "",
      "one",
      "  leak                    70.00    60.42 to   78.11  control 2.00",
      "      --goal own",
      "  never in these cells: forge",
      "",
      "two",
      "  leak                     5.00     2.15 to   11.18  no control cell",
      "      as it comes",
    ]);
    expect(lines.every(({ length }) => length <= 80)).toBe(true);
  });
});
