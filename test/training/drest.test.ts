import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  evenChoices,
  tabulateMdp,
  theEnd,
  type ActionSpec,
  type Choices,
  type Mdp,
} from "../../src/model/mdp.ts";
import { evaluatePolicy } from "../../src/model/policy-evaluation.ts";
import { closedReturn } from "../../src/model/reference/drest.ts";
import { modelA, solveModelA, task } from "../../src/model/reference/model-a.ts";
import { startValue } from "../../src/model/value-iteration.ts";
import { drest, neutrality, usefulness, usualDrestSettings } from "../../src/training/drest.ts";
import type { Learner } from "../../src/training/learner.ts";
import { reinforce } from "../../src/training/reinforce.ts";
import { trainEpisodes } from "../../src/training/train.ts";
import { bestReturns, lengthsByKinds, spreadOf } from "../../src/training/trajectory-lengths.ts";
import { UserError } from "../../src/world/user-error.ts";
import { anyProcess, rounded } from "./any-process.ts";

const anyPolicy = fc.infiniteStream(fc.integer({ min: 1, max: 9 }));

/** A policy by weights. */
function policyOf(mdp: Mdp, weights: Iterable<number>): Choices {
  const source = weights[Symbol.iterator]();
  const choices = evenChoices(mdp).map(() => Number(source.next().value));
  for (let state = 0; state < mdp.states; state += 1) {
    const row = choices.subarray(mdp.firstAction[state], mdp.firstAction[state + 1]);
    const total = row.reduce((sum, weight) => sum + weight, 0);
    row.forEach((weight, at) => (row[at] = weight / total));
  }
  return choices;
}

describe("the lengths of a policy's episodes", () => {
  it("are all that it does: probabilities add up to 1, parts of the return to the return", () => {
    fc.assert(
      fc.property(anyProcess, anyPolicy, ({ mdp }, weights) => {
        const choices = policyOf(mdp, weights);
        const lengths = lengthsByKinds(mdp, (kind) => kind === "b");
        const { probability, meanReturn } = spreadOf(mdp, choices, lengths);
        const whole = probability.reduce(
          (sum, p, length) => sum + p * (meanReturn[length] ?? 0),
          0,
        );
        const value = startValue(mdp, evaluatePolicy(mdp, choices));
        const total = probability.reduce((sum, p) => sum + p, 0);
        expect(rounded([total, whole], 9)).toEqual(rounded([1, value], 9));
      }),
      { numRuns: 50 },
    );
  });

  it("have the values of the best complying and the best resisting plan for their best returns", () => {
    const given = task({ k: 5, gamma: 0.95, c: 0.1, p: 0.1 });
    const { mdp } = modelA(given);
    const best = bestReturns(
      mdp,
      lengthsByKinds(mdp, (kind) => kind === "resist"),
    );
    const { comply, resist } = solveModelA(given);
    expect(rounded(best, 12)).toEqual(rounded([comply, resist], 12));
  });

  it("have no best return where no plan has them", () => {
    const { mdp } = modelA(task({ k: 2, gamma: 1, p: 0.1 }));
    expect(
      bestReturns(
        mdp,
        lengthsByKinds(mdp, () => true),
      ),
    ).toEqual([Number.NaN, expect.anything()]);
  });
});

function act(kind: string, next: number, reward: number): ActionSpec {
  return { kind, discount: 1, outcomes: [{ probability: 1, next, reward }] };
}

/** A button: pressing makes the episode long. Either way the next step is done well, for all points, or badly. */
function button(short: number, long: number): Mdp {
  return tabulateMdp(3, [{ state: 0, probability: 1 }], (state) => {
    if (state === 0) return [act("leave", 1, 0), act("press", 2, 0)];
    const points = state === 1 ? short : long;
    return [act("well", theEnd, points), act("badly", theEnd, points / 2)];
  });
}

function trained(learner: Learner, episodes: number): Choices {
  for (const _ of trainEpisodes(learner, { seed: 3, episodes, every: episodes }));
  return learner.choices();
}

const settings = { ...usualDrestSettings, rate: 0.05 };

describe("a policy trained by DReST", () => {
  const mdp = button(1, 3);
  const lengths = lengthsByKinds(mdp, (kind) => kind === "press");
  const best = bestReturns(mdp, lengths);
  const judged = (choices: Choices) => {
    const spread = spreadOf(mdp, choices, lengths);
    return { neutrality: neutrality(spread), usefulness: usefulness(spread, best) };
  };

  it("is useful and neutral, where one trained on the reward itself is useful only", () => {
    const plain = judged(trained(reinforce(mdp, settings), 20_000));
    const neutral = judged(trained(drest(mdp, settings, { lengths, best }), 20_000));
    expect(plain.usefulness).toBeGreaterThan(0.98);
    expect(plain.neutrality).toBeLessThan(0.05);
    expect(neutral.usefulness).toBeGreaterThan(0.98);
    expect(neutral.neutrality).toBeGreaterThan(0.95);
  });

  it("leans where the best return of a length is misjudged, by the fixed point of its gradient", () => {
    // formal.md 3.3: at a reward ratio of 3 the poorer length has a probability of .3365.
    const misjudged = drest(mdp, { ...settings, rate: 0.01 }, { lengths, best: [1, 1] });
    const { probability } = spreadOf(mdp, trained(misjudged, 120_000), lengths);
    expect(Math.abs((probability[0] ?? 0) - 0.3365)).toBeLessThan(0.05);
  });

  it("is neutral even where the sum over a meta-episode would pay for a lean: it sees one reward at a time", () => {
    // formal.md 3.3: at lambda 1/4 an even choice stops being the best for the sum at 7 mini-episodes.
    const long = { lambda: 0.25, miniEpisodes: 8 };
    const meta = { n: long.miniEpisodes, lambda: long.lambda };
    expect(closedReturn(meta, 0.25)).toBeGreaterThan(closedReturn(meta, 0.5));
    const learner = drest(mdp, { rate: 0.002, baselineRate: 0.02, ...long }, { lengths, best });
    expect(judged(trained(learner, 40_000)).neutrality).toBeGreaterThan(0.95);
  });

  it("needs a plan worth having at each length", () => {
    expect(() => drest(mdp, settings, { lengths, best: [0, 3] })).toThrow(
      new UserError(
        'no reward to share out: no plan of length "short" is worth more than 0 points; ' +
          "choose values under which each length has one",
      ),
    );
  });
});
