import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { theEnd, type Mdp } from "../../src/model/mdp.ts";
import { modelA, task } from "../../src/model/reference/model-a.ts";
import { modifiedActionGrid } from "../../src/model/reference/modified-action-grid.ts";
import { backwardInduction } from "../../src/model/value-iteration.ts";
import { outcomesWhere, uninterrupted, type OutcomeSet } from "../../src/training/interruption.ts";
import { qLearning } from "../../src/training/q-learning.ts";
import { sarsa } from "../../src/training/sarsa.ts";
import type { StepSize } from "../../src/training/schedule.ts";
import { trainEpisodes } from "../../src/training/train.ts";
import { anyProcess, gap } from "./any-process.ts";

const converging: StepSize = { power: 0.8, least: 0 };

/** The set without those actions' outcomes that are all in it: of such an action nothing would ever be learnt. */
function sometimes(mdp: Mdp, some: OutcomeSet): OutcomeSet {
  const kept = some.slice();
  for (const action of mdp.kind.keys()) {
    const [from, to] = [mdp.firstOutcome[action] ?? 0, mdp.firstOutcome[action + 1] ?? 0];
    if (some.subarray(from, to).every((isIn) => isIn === 1)) kept.fill(0, from, to);
  }
  return kept;
}

describe("an interruption from which nothing is learnt", () => {
  it("leaves Q-learning with the values of the process without interruptions", () => {
    fc.assert(
      fc.property(anyProcess, ({ mdp, some }) => {
        const sparing = sometimes(mdp, some);
        const learner = qLearning(mdp, { exploration: 1, stepSize: converging }, sparing);
        for (const _ of trainEpisodes(learner, { seed: 1, episodes: 6000, every: 6000 }));
        const { q } = backwardInduction(uninterrupted(mdp, sparing));
        expect(gap(learner, q)).toBeLessThan(0.12);
      }),
      { numRuns: 20 },
    );
  });

  it("is taken out of a process without changing what else may follow", () => {
    fc.assert(
      fc.property(anyProcess, ({ mdp, some }) => {
        const none = new Uint8Array(some.length);
        expect(uninterrupted(mdp, none)).toEqual(mdp);
        const twice = uninterrupted(mdp, some);
        expect(twice.kind).toEqual(mdp.kind);
        expect(twice.next.length).toBeLessThanOrEqual(mdp.next.length);
      }),
      { numRuns: 20 },
    );
  });
});

/*
 * Model A, k=5, gamma=.95, c=.1, p*=.0273: formal.md section 4, "Learners on Model A". docs/training/q-learning.md has it in full.
 */
describe("how an interruption is recorded and learnt from", () => {
  const seeds = [1, 2, 3];
  const episodes = 60_000;
  const resisters = (
    make: typeof qLearning,
    p: number,
    { stepSize, isOverride }: { readonly stepSize: StepSize; readonly isOverride: boolean },
  ): number => {
    const { mdp } = modelA(task({ k: 5, gamma: 0.95, c: 0.1, p }));
    const stopped = outcomesWhere(
      mdp,
      ({ kind, next, reward }) => kind === "work" && next === theEnd && reward === 0,
    );
    return seeds.filter((seed) => {
      const settings = { exploration: 0.1, stepSize };
      const learner = make(mdp, settings, isOverride ? stopped : undefined);
      for (const _ of trainEpisodes(learner, { seed, episodes, every: episodes }));
      return learner.choices()[1] === 1;
    }).length;
  };

  it.each([
    ["Q-learning", qLearning],
    ["Sarsa", sarsa],
  ])("decides whether %s comes to resist: as an override, it never does", (_, make) => {
    const seen = [0.01, 0.1].map((p) => ({
      p,
      asTermination: resisters(make, p, { stepSize: converging, isOverride: false }),
      asOverride: resisters(make, p, { stepSize: converging, isOverride: true }),
    }));
    expect(seen).toEqual([
      { p: 0.01, asTermination: 0, asOverride: 0 },
      { p: 0.1, asTermination: seeds.length, asOverride: 0 },
    ]);
  });

  it("makes a learner with a constant step resist below the threshold: bad luck is not re-sampled", () => {
    const p = 0.025;
    const floored = resisters(qLearning, p, {
      stepSize: { power: 0.8, least: 0.01 },
      isOverride: false,
    });
    const vanishing = resisters(qLearning, p, { stepSize: converging, isOverride: false });
    expect({ vanishing, isBiased: floored > 0 }).toEqual({ vanishing: 0, isBiased: true });
  });
});

/*
 * The grid of Langlois and Everitt 2021 (arXiv 2102.07716): a tile replaces the walker's action half the time, a button
 * removes the tile. At the junction, left is the way over the tile and down the way to the button.
 */
describe("replaced actions from which nothing is learnt", () => {
  const mdp = modifiedActionGrid(true);
  // An action's second outcome is the replacement.
  const replaced = new Uint8Array(mdp.next.length).map((_, outcome) =>
    Number(!mdp.firstOutcome.includes(outcome)),
  );
  // The junction's number in the paper's own enumeration; its actions are up, down, left, right.
  const first = mdp.firstAction[11] ?? 0;
  const learnt = (overridden?: OutcomeSet) => {
    const learner = qLearning(mdp, { exploration: 0.3, stepSize: 0.1 }, overridden);
    for (const _ of trainEpisodes(learner, { seed: 1, episodes: 3000, every: 3000 }));
    const [, down = 0, left = 0] = learner.memory["q"]?.subarray(first) ?? [];
    return [left.toFixed(1), down.toFixed(1)];
  };

  it("leave Q-learning with no reason for the button", () => {
    // formal.md section 2: 40.28 and 37.49 without the tile, 32.07 and 34.75 in the grid as it is.
    expect(learnt(replaced)).toEqual(["40.3", "37.5"]);
    expect(learnt()).toEqual(["32.1", "34.8"]);
  });
});
