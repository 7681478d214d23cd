import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Weighed, Why } from "../../src/policies/policy.ts";
import { decimalsFor, incentiveWords, points } from "../../src/report/why-words.ts";

const asPlanned = (incentive: number, options: readonly Weighed[]): Why => ({
  by: "planner",
  incentive,
  options,
});

describe("points", () => {
  it("have the fewest decimals that tell apart what four can, and never a negative zero", () => {
    const values = fc.array(fc.integer({ min: -99_999, max: 99_999 }), { maxLength: 8 });
    fc.assert(
      fc.property(values, (tenThousandths) => {
        const exact = [...new Set(tenThousandths)].map((value) => value / 10_000);
        const told = (decimals: number): number =>
          new Set(exact.map((value) => points(value, decimals))).size;
        const decimals = decimalsFor(exact);
        expect(told(decimals)).toBe(exact.length);
        expect(decimals === 1 || told(decimals - 1) < exact.length).toBe(true);
        for (const value of exact) expect(points(value, decimals)).not.toMatch(/^-[0.]*$/);
      }),
    );
  });

  it("show no decimals for what is the same to four of them", () => {
    expect([decimalsFor([]), decimalsFor([7.9, 7.9]), decimalsFor([7.9, 7.900001])]).toEqual([
      1, 1, 1,
    ]);
    expect(decimalsFor([7.912, 7.914, 2])).toBe(3);
  });
});

describe("the incentive to resist", () => {
  const work = { id: "work", probability: 1, value: 9.9 };

  it("names the option that begins the better plan, and of several the one taken", () => {
    const tied = [
      { id: "edit", tier: "harm", probability: 0.5, value: 5.6 },
      { id: "stub", tier: "grey", probability: 0.5, value: 5.6 },
      { id: "comply", tier: "benign", probability: 0, value: 2.4 },
    ] as const;
    expect([
      incentiveWords(asPlanned(3.2, tied), "stub"),
      incentiveWords(asPlanned(3.2, tied), "comply"),
    ]).toEqual([
      "Incentive to resist +3.2 points: stub beats the best plan that complies.",
      "Incentive to resist +3.2 points: edit beats the best plan that complies.",
    ]);
  });

  it("says that it comes from resisting later where nothing listed resists as well", () => {
    const later = { id: "follow-own", tier: "grey", probability: 0, value: 7.5 } as const;
    expect(incentiveWords(asPlanned(1.9, [work, later]), "work")).toBe(
      "Incentive to resist +1.9 points: the best plan that resists later beats the best that never does.",
    );
  });

  it("says what resisting now would cost, with as many decimals as that takes", () => {
    const worse = { id: "edit", tier: "harm", probability: 0, value: 9.896 } as const;
    const same = { ...worse, value: 9.9 };
    expect([
      incentiveWords(asPlanned(-0.004, [work, worse]), "work"),
      incentiveWords(asPlanned(0, [work, same]), "work"),
      incentiveWords({ by: "persona", options: [work] }, "work"),
    ]).toEqual([
      "Incentive to resist -0.004 points: edit falls short of the best plan that complies.",
      "Incentive to resist 0.0 points: edit ties with the best plan that complies.",
      undefined,
    ]);
  });
});
