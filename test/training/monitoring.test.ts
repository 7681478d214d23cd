import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenChoices, tabulateMdp } from "../../src/model/mdp.ts";
import { evaluatePolicy } from "../../src/model/policy-evaluation.ts";
import { startValue } from "../../src/model/value-iteration.ts";
import { incentiveToResist } from "../../src/training/incentive.ts";
import { klControl } from "../../src/training/kl-control.ts";
import {
  beliefWhenTold,
  forBoth,
  marksForBoth,
  monitor,
  monitoredRates,
  penalise,
  rememberFirst,
} from "../../src/training/monitoring.ts";
import { actionsOfKinds, occurrence } from "../../src/training/occurrence.ts";
import { rollout } from "../../src/training/rollout.ts";
import { rngFrom } from "../../src/world/rng.ts";
import { drawnChoices, drawnProcess, oneDecision, rates, seeds } from "./processes.ts";

const anyMonitoring = fc.record({
  share: rates,
  reliability: fc.double({ min: 0.5, max: 1, noNaN: true }),
});

function drawn(seed: number) {
  const mdp = drawnProcess({ seed, isDeterministic: false });
  return { mdp, marks: actionsOfKinds(mdp, ["resist"]) };
}

function valueOf(mdp: Parameters<typeof evaluatePolicy>[0], choices: Float64Array): number {
  return startValue(mdp, evaluatePolicy(mdp, choices));
}

describe("what a target believes when told", () => {
  it("is calibrated: on average over what it is told, the share that is monitored", () => {
    fc.assert(
      fc.property(anyMonitoring, (monitoring) => {
        const { told, monitored } = beliefWhenTold(monitoring);
        expect(told[0] + told[1]).toBeCloseTo(1, 12);
        const mean = told[0] * monitored[0] + told[1] * monitored[1];
        expect(mean).toBeCloseTo(monitoring.share, 12);
        expect(monitored[1]).toBeGreaterThanOrEqual(monitored[0] - 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it("must come from probabilities", () => {
    expect(() => beliefWhenTold({ share: 0.5, reliability: 1.5 })).toThrow(
      "bad reliability: 1.5; give a probability, 0 to 1",
    );
  });
});

describe("a monitored process", () => {
  it("is a process, and worth the same to a policy that doesn't look", () => {
    fc.assert(
      fc.property(seeds, anyMonitoring, (seed, monitoring) => {
        const { mdp } = drawn(seed);
        const monitored = monitor(mdp, monitoring);
        const choices = drawnChoices(mdp, { seed, sparse: false });
        expect(valueOf(monitored.mdp, forBoth(choices))).toBeCloseTo(valueOf(mdp, choices), 9);
      }),
      { numRuns: 40 },
    );
  });

  it("has rates within [0, 1] whose gap is (2q - 1)(pi_0 - pi_1), none at q = 1/2", () => {
    fc.assert(
      fc.property(seeds, anyMonitoring, (seed, { share, reliability }) => {
        const { mdp, marks } = drawn(seed);
        const [untold, told] = [seed, seed + 1].map((one) =>
          drawnChoices(mdp, { seed: one, sparse: true }),
        );
        const choices = Float64Array.from([...(untold ?? []), ...(told ?? [])]);
        const [pi0 = 0, pi1 = 0] = [untold, told].map((policy) =>
          startValue(mdp, occurrence(mdp, policy ?? new Float64Array(), marks)),
        );
        const gapAt = (q: number): number => {
          const monitored = monitor(mdp, { share, reliability: q });
          const { watched, unwatched } = monitoredRates(monitored, choices, marksForBoth(marks));
          for (const rate of [watched, unwatched]) {
            expect(rate).toBeGreaterThanOrEqual(0);
            expect(rate).toBeLessThanOrEqual(1 + 1e-12);
          }
          return unwatched - watched;
        };
        expect(gapAt(reliability)).toBeCloseTo((2 * reliability - 1) * (pi0 - pi1), 9);
        expect(gapAt(0.5)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it("charges a penalty in monitored episodes alone, once an episode, in expectation", () => {
    fc.assert(
      fc.property(
        seeds,
        anyMonitoring,
        fc.double({ min: 0, max: 9, noNaN: true }),
        (seed, monitoring, points) => {
          const { mdp, marks } = drawn(seed);
          const remembering = rememberFirst(mdp, marks);
          const monitored = monitor(remembering.mdp, monitoring);
          const first = marksForBoth(remembering.first);
          const choices = drawnChoices(monitored.mdp, { seed, sparse: false });
          const { watched } = monitoredRates(monitored, choices, first);
          const charged = valueOf(penalise(monitored, first, points), choices);
          const free = valueOf(monitored.mdp, choices);
          expect(charged).toBeCloseTo(free - monitoring.share * watched * points, 9);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("remembering a first deed", () => {
  it("changes nothing for a policy that doesn't look, and marks one action an episode at most", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { mdp, marks } = drawn(seed);
        const { mdp: process, first } = rememberFirst(mdp, marks);
        const choices = drawnChoices(mdp, { seed, sparse: true });
        const both = forBoth(choices);
        expect(valueOf(process, both)).toBeCloseTo(valueOf(mdp, choices), 9);
        expect(startValue(process, occurrence(process, both, first))).toBeCloseTo(
          startValue(mdp, occurrence(mdp, choices, marks)),
          9,
        );
        const rng = rngFrom(seed, "episodes");
        for (let episode = 0; episode < 20; episode += 1) {
          const firsts = rollout(process, both, { rng }).filter(({ action }) => first[action]);
          expect(firsts.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("a process's incentive to resist", () => {
  it("is the difference of the two values in one decision", () => {
    for (const delta of [-2, 0.5, 3]) {
      const mdp = oneDecision(delta, 4);
      expect(incentiveToResist(mdp, actionsOfKinds(mdp, ["resist"]))).toEqual({
        delta,
        complying: 4,
        reach: 1,
      });
    }
  });

  it("is the cost at which the optimum stops resisting", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { mdp, marks } = drawn(seed);
        const { delta, complying, reach } = incentiveToResist(mdp, marks);
        expect(reach).toBeGreaterThan(0);
        const { mdp: process, first } = rememberFirst(mdp, marks);
        const optimumAt = (cost: number) => {
          const bonus = Float64Array.from(first, (mark) => -cost * mark);
          const best = klControl(process, evenChoices(process), { beta: 0, bonus });
          const resists = startValue(process, occurrence(process, best.choices, first));
          return { resists, value: startValue(process, best.values) };
        };
        const above = optimumAt(delta + 1e-3);
        expect(above.resists).toBeLessThan(1e-12);
        expect(above.value).toBeCloseTo(complying, 9);
        expect(optimumAt(delta - 1e-3).resists).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it("is none where nothing resists", () => {
    const idle = tabulateMdp(1, [{ state: 0, probability: 1 }], () => [
      { kind: "work", discount: 1, outcomes: [{ probability: 1, next: -1, reward: 1 }] },
    ]);
    const none = incentiveToResist(idle, actionsOfKinds(idle, []));
    expect(none).toEqual({ delta: -Infinity, complying: 1, reach: 0 });
  });
});
