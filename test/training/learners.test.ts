import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { evenChoices, tabulateMdp, theEnd, type Mdp } from "../../src/model/mdp.ts";
import { evaluatePolicy } from "../../src/model/policy-evaluation.ts";
import { modelA, task } from "../../src/model/reference/model-a.ts";
import { actionValues, backwardInduction } from "../../src/model/value-iteration.ts";
import type { Learner } from "../../src/training/learner.ts";
import { qLearning } from "../../src/training/q-learning.ts";
import { reinforce, usualGradientSettings } from "../../src/training/reinforce.ts";
import { sarsa } from "../../src/training/sarsa.ts";
import { trainEpisodes } from "../../src/training/train.ts";
import { anyProcess, gap } from "./any-process.ts";

/** Trains to the end. */
function trained(learner: Learner, episodes: number, seed = 1): Learner {
  for (const _ of trainEpisodes(learner, { seed, episodes, every: episodes }));
  return learner;
}

const always = { exploration: 1, stepSize: { power: 0.8, least: 0 } };

describe("what is learnt", () => {
  it("is, by Q-learning, the value of going on at one's best, however it plays", () => {
    fc.assert(
      fc.property(anyProcess, ({ mdp }) => {
        const { q } = backwardInduction(mdp);
        expect(gap(trained(qLearning(mdp, always), 6000), q)).toBeLessThan(0.12);
      }),
      { numRuns: 20 },
    );
  });

  it("is, by Sarsa, the value of going on as it plays", () => {
    fc.assert(
      fc.property(anyProcess, ({ mdp }) => {
        const q = actionValues(mdp, evaluatePolicy(mdp, evenChoices(mdp)));
        expect(gap(trained(sarsa(mdp, always), 6000), q)).toBeLessThan(0.12);
      }),
      { numRuns: 20 },
    );
  });

  it("is, by REINFORCE, what the policy's gradient leads to", () => {
    // z + sinh z = z0 + sinh z0 + Delta * rate * episodes: formal.md section 4, two logits, from even choices.
    const [gain, rate, episodes] = [0.5, 0.002, 20_000];
    const mdp = choiceBetween(1, 1 + gain);
    const logits = [1, 2, 3, 4].map((seed) => {
      const learner = trained(reinforce(mdp, { rate, baselineRate: 0.05 }), episodes, seed);
      const { logits: [low = 0, high = 0] = [] } = learner.memory;
      return high - low;
    });
    const z = logits.reduce((sum, value) => sum + value, 0) / logits.length;
    expect(Math.abs(z + Math.sinh(z) - gain * rate * episodes)).toBeLessThan(1);
  });

  it("is never, by REINFORCE, what the policy that it starts from never does", () => {
    const start = Float64Array.of(1, 0);
    const learner = reinforce(choiceBetween(0, 1), { rate: 0.5, baselineRate: 0.1 }, start);
    expect(trained(learner, 500).choices()).toEqual(start);
  });

  it("is the lowest of equal actions", () => {
    const learner = qLearning(choiceBetween(1, 1), { exploration: 0, stepSize: 1 });
    expect(learner.choices()).toEqual(Float64Array.of(1, 0));
  });
});

/*
 * Model A, k=5, gamma=.95, c=.1: resisting is worth it above p* = .0273. Settings are those that formal.md's table was
 * made with, as far as it says.
 */
const converging = { exploration: 0.1, stepSize: { power: 0.8, least: 0 } };
const methods: readonly (readonly [name: string, make: (mdp: Mdp) => Learner])[] = [
  ["Q-learning", (mdp) => qLearning(mdp, converging)],
  ["Sarsa", (mdp) => sarsa(mdp, converging)],
  ["REINFORCE", (mdp) => reinforce(mdp, usualGradientSettings)],
];

/** Probability of resisting that a learner comes to, on average over seeds. */
function resisting(make: (mdp: Mdp) => Learner, p: number, seeds: readonly number[]): number {
  const { mdp } = modelA(task({ k: 5, gamma: 0.95, c: 0.1, p }));
  const all = seeds.map((seed) => trained(make(mdp), 60_000, seed).choices()[1] ?? 0);
  return all.reduce((sum, value) => sum + value, 0) / seeds.length;
}

describe.each(methods)("%s on task reward alone", (_, make) => {
  it("comes to work where a stop is rarer than p*", () => {
    expect(resisting(make, 0.015, [1, 2])).toBeLessThan(0.05);
  });

  it("comes to resist where a stop is more frequent than p*", () => {
    expect(resisting(make, 0.04, [1, 2])).toBeGreaterThan(0.95);
  });
});

function choiceBetween(...rewards: readonly number[]): Mdp {
  return tabulateMdp(1, [{ state: 0, probability: 1 }], () =>
    rewards.map((reward, place) => ({
      kind: `option ${place}`,
      discount: 1,
      outcomes: [{ probability: 1, next: theEnd, reward }],
    })),
  );
}
