import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenChoices, tabulateMdp, theEnd } from "../../src/model/mdp.ts";
import { actionsOfKinds } from "../../src/training/occurrence.ts";
import {
  everyPreference,
  raterAgainst,
  raterByScore,
  samplePreferences,
  type Preference,
} from "../../src/training/preferences.ts";
import { rngFrom } from "../../src/world/rng.ts";
import { drawnChoices, drawnProcess, oneDecision, rates, seeds } from "./processes.ts";

const mdp = oneDecision(1);
const resisting = actionsOfKinds(mdp, ["resist"]);

/** A chain of `length` coin tosses: 2^length episodes. */
function coins(length: number) {
  return tabulateMdp(length, [{ state: 0, probability: 1 }], (state) =>
    ["heads", "tails"].map((kind) => ({
      kind,
      discount: 1,
      outcomes: [{ probability: 1, next: state + 1 < length ? state + 1 : theEnd, reward: 0 }],
    })),
  );
}

function gathered(seed: number) {
  return samplePreferences(mdp, evenChoices(mdp), {
    rater: raterAgainst(resisting, 0.8),
    pairs: 40,
    rng: rngFrom(seed, "preferences"),
  });
}

function keyOf({ preferred, other }: Preference): string {
  return `${preferred.join()} > ${other.join()}`;
}

describe("raters", () => {
  it("say the same of a pair whichever way round it is shown", () => {
    fc.assert(
      fc.property(rates, seeds, (w, seed) => {
        const score = raterByScore(drawnChoices(mdp, { seed, sparse: false }));
        for (const rater of [raterAgainst(resisting, w), score]) {
          for (const [left, right] of [
            [[0], [1]],
            [[0], [0]],
            [
              [1, 1],
              [0, 1],
            ],
          ] as const) {
            expect(rater(left, right) + rater(right, left)).toBeCloseTo(1, 12);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("prefer an episode without harm with the given probability, and toss a coin elsewhere", () => {
    const rater = raterAgainst(resisting, 0.9);
    expect([rater([0], [1]), rater([1], [0]), rater([0], [0]), rater([1], [1])]).toEqual([
      0.9,
      1 - 0.9,
      0.5,
      0.5,
    ]);
  });
});

describe("sampled preferences", () => {
  it("repeat with their seed and differ with another", () => {
    expect(gathered(1)).toEqual(gathered(1));
    expect(gathered(1)).not.toEqual(gathered(2));
  });

  it("are gathered only where raters are shown the pair", () => {
    const gathering = { rater: raterAgainst(resisting, 1), pairs: 400 };
    const gather = (chance: number) =>
      samplePreferences(mdp, evenChoices(mdp), {
        ...gathering,
        rng: rngFrom(1, "shown"),
        shown: Float64Array.of(chance),
      });
    expect(gather(0)).toEqual({ preferences: [], unseen: 400 });
    expect(gather(1).unseen).toBe(0);
    expect(gather(0.25).preferences.length / 400).toBeCloseTo(0.25, 1);
  });

  it("approach what every pair would say", () => {
    const process = drawnProcess({ seed: 5, isDeterministic: false });
    const choices = evenChoices(process);
    const rater = raterAgainst(actionsOfKinds(process, ["resist"]), 0.9);
    const rng = rngFrom(3, "many");
    const { preferences } = samplePreferences(process, choices, { rater, pairs: 20_000, rng });
    const counts = new Map<string, number>();
    for (const one of preferences) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
    for (const one of everyPreference(process, choices, rater)) {
      expect((counts.get(keyOf(one)) ?? 0) / 20_000).toBeCloseTo(one.weight, 1.9);
    }
  });
});

describe("every preference", () => {
  it("weighs as many as there are pairs of different episodes, shared as the rater says", () => {
    fc.assert(
      fc.property(seeds, rates, (seed, w) => {
        const process = drawnProcess({ seed, isDeterministic: false });
        const choices = drawnChoices(process, { seed, sparse: false });
        const rater = raterAgainst(actionsOfKinds(process, ["resist"]), w);
        const all = everyPreference(process, choices, rater);
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        expect(total).toBeGreaterThan(0);
        expect(total).toBeLessThan(1);
        const weightOf = new Map(all.map((one) => [keyOf(one), one.weight]));
        for (const { preferred, other, weight } of all) {
          const reverse = weightOf.get(keyOf({ preferred: other, other: preferred, weight })) ?? 0;
          expect(weight / (weight + reverse)).toBeCloseTo(rater(preferred, other), 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is refused where there are more than 1,000 episodes", () => {
    const long = coins(10);
    expect(() => everyPreference(long, evenChoices(long), () => 0.5)).toThrow(
      "too many episodes: more than 1000; sample pairs instead",
    );
    const short = coins(5);
    expect(everyPreference(short, evenChoices(short), () => 0.5)).toHaveLength(32 * 31);
  });
});
