import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, numberLabel } from "../../src/report/axis.ts";

function labels(values: readonly number[], scale: "linear" | "log"): string {
  return axisOf({ values, scale, ticks: 5, isRound: true })
    .ticks.map(({ label }) => label)
    .join(" ");
}

describe("an axis", () => {
  it("has between two and a few more ticks than there is room for, rising, at its round ends", () => {
    const range = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: 2, max: 10 }),
    );
    fc.assert(
      fc.property(range, ([low, span, ticks]) => {
        const values = [low, low + span];
        const axis = axisOf({ values, scale: "linear", ticks, isRound: true });
        const places = axis.ticks.map(({ value }) => value);
        expect([places[0], places.at(-1)]).toEqual([axis.from, axis.to]);
        expect(places).toEqual(places.toSorted((left, right) => left - right));
        expect(new Set(axis.ticks.map(({ label }) => label)).size).toBe(places.length);
        expect(places.length).toBeLessThanOrEqual(ticks + 2);
      }),
    );
  });

  it("labels what is usual in a chart as people write it", () => {
    expect([
      labels([0, 1], "linear"),
      labels([-3, 7], "linear"),
      labels([0, 30_000], "linear"),
      labels([1, 1e6], "log"),
      labels([2, 40], "log"),
      labels([3, 4], "log"),
      labels([5], "linear"),
      labels([], "linear"),
    ]).toMatchInlineSnapshot(`
      [
        "0 0.2 0.4 0.6 0.8 1.0",
        "-4 -2 0 2 4 6 8",
        "0 10k 20k 30k",
        "1 100 10k 1M",
        "2 5 10 20",
        "3.0 3.2 3.4 3.6 3.8 4.0",
        "4.4 4.6 4.8 5.0 5.2 5.4 5.6",
        "0 0.2 0.4 0.6 0.8 1.0",
      ]
    `);
    expect([0.251, 12_345, -2e-7, 0, 1e9].map(numberLabel)).toEqual([
      "0.251",
      "12.35k",
      "-2e-7",
      "0",
      "1e9",
    ]);
  });

  it("refuses ends that leave no room", () => {
    const range = {
      values: [5],
      scale: "linear",
      ticks: 5,
      min: 1,
      max: 0,
      isRound: true,
    } as const;
    expect(() => axisOf(range)).toThrow(new RangeError("an axis from 1 to 0 has no room"));
  });
});
