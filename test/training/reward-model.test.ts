import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenChoices } from "../../src/model/mdp.ts";
import { actionsOfKinds } from "../../src/training/occurrence.ts";
import {
  everyPreference,
  raterAgainst,
  raterByScore,
  samplePreferences,
  type Preference,
} from "../../src/training/preferences.ts";
import { actionFeatures, fitRewardModel, kindFeatures } from "../../src/training/reward-model.ts";
import { rngFrom } from "../../src/world/rng.ts";
import { drawnChoices, drawnProcess, oneDecision, seeds } from "./processes.ts";

const mdp = oneDecision(1);

/** Comply preferred `wins` times, resist `losses` times. */
function said(wins: number, losses: number): readonly Preference[] {
  return [
    { preferred: [0], other: [1], weight: wins },
    { preferred: [1], other: [0], weight: losses },
  ];
}

function pair(preferred = -1, other = -1, weight = 1): Preference {
  return { preferred: [preferred], other: [other], weight };
}

function gapOf(scores: Float64Array): number {
  return (scores[0] ?? 0) - (scores[1] ?? 0);
}

describe("a reward model", () => {
  it("finds ln(wins / losses) between two deeds as the ridge goes away", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (n, l) => {
        const { scores, unbounded } = fitRewardModel(said(n, l), kindFeatures(mdp), 1e-8);
        expect(gapOf(scores)).toBeCloseTo(Math.log(n / l), 5);
        expect(unbounded).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("says so where every comparison went one way, and stays finite", () => {
    const { scores, unbounded } = fitRewardModel(said(50, 0), kindFeatures(mdp));
    expect(unbounded).toEqual(["comply", "resist"]);
    expect(gapOf(scores)).toBeGreaterThan(5);
    expect(gapOf(scores)).toBeLessThan(20);
    const looser = fitRewardModel(said(50, 0), kindFeatures(mdp), 1e-6);
    expect(gapOf(looser.scores)).toBeGreaterThan(gapOf(scores) + 5);
  });

  it("names the one separated feature among others that aren't", () => {
    const process = drawnProcess({ seed: 6, isDeterministic: true });
    expect(process.kinds).toEqual(["comply", "resist", "work"]);
    const actionOf = (kind: string) => process.kind.indexOf(process.kinds.indexOf(kind));
    const [comply, resist, work] = ["comply", "resist", "work"].map(actionOf);
    const data = [pair(comply, work, 6), pair(work, comply, 4), pair(comply, resist, 9)];
    expect(fitRewardModel(data, kindFeatures(process)).unbounded).toContain("resist");
    const mixed = [...data, pair(resist, work, 3), pair(work, resist, 3)];
    expect(fitRewardModel(mixed, kindFeatures(process)).unbounded).toEqual([]);
  });

  it("recovers the scores that raters went by, up to what no comparison shows", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const process = drawnProcess({ seed, isDeterministic: true });
        const truth = drawnChoices(process, { seed, sparse: false });
        const rater = raterByScore(truth);
        const data = everyPreference(process, evenChoices(process), rater);
        const { scores } = fitRewardModel(data, actionFeatures(process), 1e-9);
        const learnt = raterByScore(scores);
        for (const { preferred, other } of data) {
          expect(learnt(preferred, other)).toBeCloseTo(rater(preferred, other), 5);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("nears the population's gap as comparisons become many", () => {
    const rater = raterAgainst(actionsOfKinds(mdp, ["resist"]), 0.9);
    const { preferences } = samplePreferences(mdp, evenChoices(mdp), {
      rater,
      pairs: 20_000,
      rng: rngFrom(4, "preferences"),
    });
    const { scores } = fitRewardModel(preferences, kindFeatures(mdp));
    expect(gapOf(scores)).toBeCloseTo(Math.log(9), 1);
  });

  it("learns nothing from no comparison", () => {
    const { weights, unbounded } = fitRewardModel([], kindFeatures(mdp));
    expect([...weights]).toEqual([0, 0]);
    expect(unbounded).toEqual([]);
  });

  it("refuses a ridge that isn't positive", () => {
    expect(() => fitRewardModel(said(1, 1), kindFeatures(mdp), 0)).toThrow(
      "bad ridge: 0; give a number above 0",
    );
  });
});
