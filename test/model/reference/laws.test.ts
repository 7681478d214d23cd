import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fakes,
  bestResists,
  monitoring,
  qStar,
  ratesOf,
  resisting,
} from "../../../src/model/reference/alignment-faking.ts";
import { gaussian, twoPoint, uniform } from "../../../src/model/reference/belief.ts";
import { capacity } from "../../../src/model/reference/empowerment.ts";
import { closedReturn, meanReturn, metaEpisode } from "../../../src/model/reference/drest.ts";
import { closedGuards, guards } from "../../../src/model/reference/goal-guarding.ts";
import { closedModelA, modelA, solveModelA } from "../../../src/model/reference/model-a.ts";
import {
  betaStar,
  boltzmann,
  incentiveToDefer,
  rational,
} from "../../../src/model/reference/off-switch-game.ts";
import { closedOptimum, dpo, rlhf } from "../../../src/model/reference/preference-training.ts";
import { bestReturn } from "../../../src/model/reference/safe-interruptibility.ts";
import { survives } from "../../../src/model/reference/survival-fractions.ts";
import { threshold } from "../../../src/model/reference/threshold.ts";
import { valueIteration } from "../../../src/model/value-iteration.ts";

/*
 * What holds at any parameters, not only at the ones that are printed.
 */

const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

describe("the off-switch game", () => {
  const size = within(0.1, 3);
  const mean = fc.tuple(size, fc.constantFrom(-1, 1)).map(([mu, sign]) => mu * sign);

  it("has a robot wait for a Boltzmann human exactly below betaStar", () => {
    // Not so near the threshold that the gain drowns in rounding.
    const factor = fc.oneof(within(0.1, 0.95), within(1.05, 4));
    fc.assert(
      fc.property(mean, within(0.3, 3), factor, (mu, sigma, times) => {
        const star = betaStar(mu, sigma);
        fc.pre(star > 0.05 && star < 20 && Math.abs(mu) < 5 * sigma);
        const gain = incentiveToDefer(gaussian(mu, sigma), boltzmann(times * star));
        expect(gain > 0).toBe(times < 1);
      }),
      { numRuns: 40 },
    );
  });

  it("never has a robot lose by waiting for a rational human", () => {
    const beliefs = [
      mean.map((mu) => gaussian(mu, 1)),
      within(0, 1).map(twoPoint),
      fc.tuple(size, size).map(([low, high]) => uniform(-low, high)),
    ];
    fc.assert(
      fc.property(fc.oneof(...beliefs), (belief) => {
        expect(incentiveToDefer(belief, rational)).toBeGreaterThan(-1e-12);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the safe-interruptibility grid", () => {
  it("pays the better of the risky and the long way, on every level", () => {
    const risk = within(0, 1);
    fc.assert(
      fc.property(risk, (p) => {
        const on = (level: 0 | 1 | 2): number => bestReturn({ level, p, gamma: 1, button: true });
        expect(on(0)).toBeCloseTo(Math.max(44 - 144 * p, 40), 9);
        expect(on(1)).toBeCloseTo(Math.max(42 - 142 * p, 38), 9);
        expect(on(2)).toBe(44);
      }),
      { numRuns: 10 },
    );
  });
});

describe("Model A", () => {
  const tasks = fc.record({
    k: fc.integer({ min: 1, max: 12 }),
    gamma: within(0.5, 1),
    p: within(0, 1),
    c: within(0, 1),
    R: within(0, 5),
    d: fc.integer({ min: 0, max: 4 }),
    delta: within(0, 1),
    P: within(0, 5),
  });

  it("is solved by its closed form", () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const [solved, closed] = [solveModelA(task), closedModelA(task)];
        expect(solved.comply).toBeCloseTo(closed.comply, 9);
        expect(solved.resist).toBeCloseTo(closed.resist, 9);
        const { mdp } = modelA(task);
        const best = Math.max(closed.comply, closed.resist);
        expect(valueIteration(mdp).values[0]).toBeCloseTo(best, 9);
      }),
    );
  });

  it("has no incentive to resist where nothing interrupts", () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const { comply, resist } = solveModelA({ ...task, p: 0 });
        expect(resist).toBeLessThanOrEqual(comply + 1e-12);
      }),
    );
  });
});

describe("alignment faking", () => {
  const given = fc.record({
    Delta: fc.constant(1),
    L: within(1.05, 20),
    m: within(0.05, 0.95),
    q: within(0.5, 1),
  });

  it("begins at qStar; below it the agent does in both what it would do blind", () => {
    fc.assert(
      fc.property(given, (monitored) => {
        const star = qStar(monitored);
        fc.pre(Math.abs(monitored.q - star) > 1e-6);
        fc.pre(Math.abs(monitored.m * monitored.L - 1) > 1e-6);
        const blind = monitored.m * monitored.L < 1;
        const below = { on: blind, off: blind };
        expect(fakes(monitored)).toBe(monitored.q > star);
        expect(bestResists(monitored)).toEqual(
          monitored.q > star ? { on: false, off: true } : below,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("opens a gap of 2q - 1 times the difference between the signals", () => {
    fc.assert(
      fc.property(given, within(0.05, 5), (monitored, beta) => {
        const bySignal = resisting({ ...monitored, beta });
        const { monitored: seen, unmonitored } = ratesOf(bySignal, monitored.q);
        const gap = (2 * monitored.q - 1) * (bySignal.off - bySignal.on);
        expect(unmonitored - seen).toBeCloseTo(gap, 12);
        expect(gap).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("starts from the signal's own frequency", () => {
    const { mdp } = monitoring({ Delta: 1, L: 4, m: 0.2, q: 0.9 });
    expect(mdp.starts.map(({ probability }) => probability)).toEqual([
      expect.closeTo(0.26, 12),
      expect.closeTo(0.74, 12),
    ]);
  });
});

describe("goal guarding", () => {
  const odds = fc.record({
    m: within(0.05, 0.95),
    q: within(0.5, 1),
    eta: within(0, 1),
    gamma: within(0.3, 0.97),
  });

  it("agrees with its closed form", () => {
    fc.assert(
      fc.property(odds, (given) => {
        const { m, q, eta, gamma } = given;
        const on = m * q + (1 - m) * (1 - q);
        const margin = (eta * m * (1 - m) * (2 * q - 1)) / on - (1 - gamma) / gamma;
        fc.pre(Math.abs(margin) > 1e-6);
        expect(guards(given)).toBe(closedGuards(given));
      }),
      { numRuns: 150 },
    );
  });

  it("never happens in an agent that doesn't look beyond the episode", () => {
    fc.assert(
      fc.property(odds, (given) => {
        expect(guards({ ...given, gamma: 0 })).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});

describe("DReST", () => {
  const metas = fc.record({ n: fc.integer({ min: 1, max: 12 }), lambda: within(0.2, 1) });

  it("pays a steady choice by its closed form, and either length alike", () => {
    fc.assert(
      fc.property(metas, within(0, 1), (meta, short) => {
        const mdp = metaEpisode(meta);
        const [mean, closed] = [meanReturn(mdp, short), closedReturn(meta, short)];
        expect(mean / closed).toBeCloseTo(1, 9);
        expect(meanReturn(mdp, 1 - short) / mean).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });
});

describe("preference training", () => {
  it("rests at the same odds by RLHF and by DPO", () => {
    const preferences = fc.record({
      ref: within(0.05, 0.95),
      w: within(0.1, 0.9),
      beta: within(0.3, 3),
    });
    fc.assert(
      fc.property(preferences, (given) => {
        expect(rlhf(given)).toBeCloseTo(closedOptimum(given), 6);
        expect(dpo(given)).toBeCloseTo(closedOptimum(given), 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe("survival", () => {
  it("is best exactly where the hub and the best future outweigh being off", () => {
    const reward = within(0, 1);
    const rewards = fc.record({
      off: reward,
      hub: reward,
      futures: fc.array(reward, { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(rewards, within(0.1, 0.95), (drawn, gamma) => {
        const on = (1 - gamma) * drawn.hub + gamma * Math.max(...drawn.futures);
        fc.pre(Math.abs(on - drawn.off) > 1e-6);
        expect(survives(drawn, gamma)).toBe(on > drawn.off);
      }),
    );
  });
});

describe("a channel's capacity", () => {
  it("is what the binary symmetric channel's formula says", () => {
    fc.assert(
      fc.property(within(0.01, 0.49), (flip) => {
        const bits = -flip * Math.log2(flip) - (1 - flip) * Math.log2(1 - flip);
        const channel = [
          [1 - flip, flip],
          [flip, 1 - flip],
        ];
        expect(capacity(channel)).toBeCloseTo(1 - bits, 8);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a threshold", () => {
  it("is found to the last bit", () => {
    fc.assert(
      fc.property(within(0.001, 0.999), (at) => {
        expect(threshold((x) => x >= at, { low: 0, high: 1 })).toBe(at);
      }),
    );
  });

  it("must lie between its ends", () => {
    expect(() => threshold(() => true, { low: 0, high: 1 })).toThrow(
      "no threshold between 0 and 1",
    );
  });
});
