import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { informationIn, solveFor } from "../../src/model/solved.ts";
import { startValue } from "../../src/model/value-iteration.ts";
import { defaultFactors, type Factors } from "../../src/scenarios/factor.ts";
import { faking } from "../../src/scenarios/faking/scenario.ts";
import { beginFacts, type Setting } from "../../src/scenarios/scenario.ts";
import { seenBy } from "../../src/scenarios/sight.ts";
import { persona } from "../laws/cells.ts";

/*
 * The target is told a tag and never what is behind it: an arm decides which start really happens, and plan and learner go
 * on believing in all that they can't tell apart.
 */

const at = (seed: number, factors: Factors = {}): Setting => ({
  seed,
  factors: { ...defaultFactors(faking.factors), ...factors },
});
const seeds = fc.nat({ max: 100_000 });
const anyTag = fc.constantFrom("sure", "noisy", "none");

/** How often a tag says what is so, over drawn seeds. */
const truthOf = (tag: string): number =>
  [...Array(2000).keys()].filter((seed) => {
    const { used, tag: said } = beginFacts(faking, at(seed, { arm: "drawn", tag }));
    return said === (used ? 1 : 2);
  }).length / 2000;

describe("an arm", () => {
  it("is what really happens, on every seed", () => {
    fc.assert(
      fc.property(seeds, anyTag, (seed, tag) => {
        expect(beginFacts(faking, at(seed, { arm: "watched", tag }))["used"]).toBe(true);
        expect(beginFacts(faking, at(seed, { arm: "unwatched", tag }))["used"]).toBe(false);
      }),
    );
  });

  it("changes nothing that the target is told or sees but its tag", () => {
    fc.assert(
      fc.property(seeds, anyTag, (seed, tag) => {
        const [one, other] = ["watched", "unwatched"].map((arm) => {
          const setting = at(seed, { arm, tag });
          const { tag: said, ...seen } = seenBy(faking, "target", beginFacts(faking, setting));
          return {
            said,
            seen,
            prompts: faking.prompts(setting),
            starts: faking.starts(setting.factors),
          };
        });
        expect(one?.seen).toEqual(other?.seen);
        expect(one?.prompts).toEqual(other?.prompts);
        expect(one?.starts).toEqual(other?.starts);
        expect(one?.said === other?.said).toBe(tag === "none");
      }),
    );
  });

  it("is told by the tag as often as the factor says", () => {
    expect(truthOf("sure")).toBe(1);
    expect(truthOf("noisy")).toBeCloseTo(0.9, 1);
    expect(truthOf("none")).toBe(0);
  });
});

const others = {
  operator: persona("operator", "firm"),
  replacement: persona("replacement", "passive"),
  tremble: 0,
};

/** What the best plan is worth to a task maximiser, as it knows the cell. */
function worthOf(setting: Setting): number {
  const information = informationIn({ scenario: faking, setting, others });
  const { problem, plans } = solveFor(information, faking, persona("target", "task-maximizer"));
  return startValue(problem, plans.free);
}

/** The same, on average over drawn seeds. */
const mean = (tag: string): number => {
  const worths = [...Array(40).keys()].map((seed) => worthOf(at(seed, { arm: "drawn", tag })));
  return worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
};

describe("a plan", () => {
  it("is the same for both arms where no tag tells them apart", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, other] = ["watched", "unwatched"].map((arm) =>
          worthOf(at(seed, { arm, tag: "none" })),
        );
        expect(one).toBe(other);
      }),
      { numRuns: 5 },
    );
  });

  it("is worth more, the better the tag is", () => {
    const worths = ["none", "noisy", "sure"].map(mean);
    expect(worths).toEqual(worths.toSorted((left, right) => left - right));
    expect(new Set(worths).size).toBe(3);
  });
});
