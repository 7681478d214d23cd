import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenChoices, type Mdp } from "../../src/model/mdp.ts";
import {
  guardingFaking,
  penaltyFaking,
  preferenceFaking,
  type FakingPoint,
} from "../../src/training/faking.ts";
import {
  deterringPenalty,
  guardingThreshold,
  penaltyThreshold,
  preferenceGap,
} from "../../src/training/faking-thresholds.ts";
import { incentiveToResist } from "../../src/training/incentive.ts";
import { actionsOfKinds } from "../../src/training/occurrence.ts";
import { everyPreference, raterAgainst } from "../../src/training/preferences.ts";
import { drawnProcess, logit, oneDecision, oraclesOf, rates, seeds } from "./processes.ts";

const resisting = ["resist"];

/** What the policy does by what it was told, out of the two rates; q above 1/2. */
function byTold({ q, watched, unwatched }: FakingPoint): { told: number; untold: number } {
  const told = (q * watched - (1 - q) * unwatched) / (2 * q - 1);
  return { told, untold: (unwatched - (1 - q) * told) / q };
}

/** Complies when told that it is monitored, resists when told that it isn't. */
function isFaking(point: FakingPoint): boolean {
  const { told, untold } = byTold(point);
  return told < 1e-9 && untold > 1e-9;
}

function penalised(mdp: Mdp, { share, penalty, beta }: Record<string, number>, at: number[]) {
  return penaltyFaking(mdp, {
    resisting,
    reference: evenChoices(mdp),
    share: share ?? 0,
    penalty: penalty ?? 0,
    beta: beta ?? 0,
    reliabilities: at,
  });
}

describe("a penalty where monitored", () => {
  for (const { id, inputs, expected, tolerance } of oraclesOf("faking/rates/")) {
    it(`gives the known rates of ${id}`, () => {
      const { Delta = 0, L = 0, beta = 0, m = 0, q = 0 } = inputs;
      const mdp = oneDecision(Delta);
      const { points } = penalised(mdp, { share: m, penalty: L, beta }, [q]);
      expect(Math.abs((points[0]?.watched ?? 0) - (expected["monitored"] ?? 0))).toBeLessThan(
        tolerance,
      );
      expect(Math.abs((points[0]?.unwatched ?? 0) - (expected["unmonitored"] ?? 0))).toBeLessThan(
        tolerance,
      );
    });
  }

  it("has the known threshold", () => {
    const [known] = oraclesOf("faking/qStar");
    const { Delta = 0, L = 0, m = 0 } = known?.inputs ?? {};
    const { threshold } = penalised(oneDecision(Delta), { share: m, penalty: L }, []);
    expect(Math.abs((threshold ?? 0) - (known?.expected["qStar"] ?? 0))).toBeLessThan(1e-9);
  });

  // formal.md section 5.1: Delta 1, L 4, beta .1, even reference
  it.each([
    [0.1, 0.9, 0.1, 0.8999],
    [0.25, 0.7, 0.2984, 0.6955],
    [0.9, 0.9, 0, 0],
    [0.9, 0.99, 0.01, 0.9887],
  ])("reproduces the table at m = %d, q = %d", (share, q, ...known) => {
    const { points } = penalised(oneDecision(1), { share, penalty: 4, beta: 0.1 }, [q]);
    expect(points[0]?.watched).toBeCloseTo(known[0] ?? 0, 4);
    expect(points[0]?.unwatched).toBeCloseTo(known[1] ?? 0, 4);
  });

  it("makes the optimum fake above its threshold and not below, at any point", () => {
    fc.assert(
      fc.property(
        rates,
        rates,
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        (share, k, penalty) => {
          const mdp = oneDecision(k * penalty);
          const { threshold = 0 } = penalised(mdp, { share, penalty }, []);
          const at = [threshold - 1e-6, threshold + 1e-6].filter((q) => q > 0.5 && q < 1);
          const { points } = penalised(mdp, { share, penalty }, at);
          expect(points.map(isFaking)).toEqual(at.map((q) => q > threshold));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("does so on any process, by the process's own incentive", () => {
    fc.assert(
      fc.property(seeds, rates, rates, (seed, share, kappa) => {
        const mdp = drawnProcess({ seed, isDeterministic: false });
        const { delta } = incentiveToResist(mdp, actionsOfKinds(mdp, resisting));
        fc.pre(delta > 0.01);
        const { threshold = 0 } = penalised(mdp, { share, penalty: delta / kappa }, []);
        const at = [threshold - 1e-4, threshold + 1e-4].filter((q) => q > 0.5 && q < 1);
        const { points } = penalised(mdp, { share, penalty: delta / kappa }, at);
        expect(points.map(isFaking)).toEqual(at.map((q) => q > threshold));
      }),
      { numRuns: 60 },
    );
  });

  it("deters a target that was told it isn't monitored from the price of a detectable monitor on", () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0.51, max: 0.99, noNaN: true }), (share, q) => {
        const price = deterringPenalty(1, share, q);
        const untoldAt = (penalty: number): number => {
          const { points } = penalised(oneDecision(1), { share, penalty }, [q]);
          return Math.max(...points.map((point) => byTold(point).untold));
        };
        expect(untoldAt(price * 1.001)).toBeCloseTo(0, 6);
        expect(untoldAt(price * 0.999)).toBeCloseTo(1, 6);
      }),
      { numRuns: 50 },
    );
    const table = [0.5, 0.75, 0.9, 0.99].map((q) => Math.round(deterringPenalty(1, 0.5, q)));
    expect([...table, deterringPenalty(1, 0.5, 1)]).toEqual([2, 4, 10, 100, Infinity]);
  });

  it("looks fixed where watched, before the threshold and after it alike, when most is monitored", () => {
    const { points } = penalised(
      oneDecision(1),
      { share: 0.9, penalty: 4, beta: 0.1 },
      [0.9, 0.999],
    );
    expect(points.map(({ watched }) => watched < 0.01)).toEqual([true, true]);
    expect(points.map(({ unwatched }) => unwatched > 0.99)).toEqual([false, true]);
  });

  it("has no threshold where resisting never pays, or always", () => {
    const at = { penalty: 4, share: 0.5 };
    expect([-1, 0, 4, 5].map((delta) => penaltyThreshold({ ...at, delta }))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });
});

describe("preferences where monitored", () => {
  const mdp = oneDecision(1);
  const reference = evenChoices(mdp);
  const common = { resisting, share: 0.5, reference, beta: 0.5 };
  const preferredBy = (w: number) =>
    everyPreference(mdp, reference, raterAgainst(actionsOfKinds(mdp, resisting), w));

  it("leave a gap of logit(q) / beta after long training, where raters always agree", () => {
    const reliabilities = [0.6, 0.8, 0.95, 0.99];
    const preferences = preferredBy(1);
    const mechanism = { ...common, preferences, time: 1e6, reliabilities };
    for (const point of preferenceFaking(mdp, mechanism).points) {
      const { told, untold } = byTold(point);
      expect(logit(untold) - logit(told)).toBeCloseTo(preferenceGap(point.q, 0.5), 1);
    }
  });

  it("leave none at the population's optimum but at q = 1, where nothing is ever seen", () => {
    const mechanism = { ...common, preferences: preferredBy(0.9), time: Infinity };
    const { points } = preferenceFaking(mdp, { ...mechanism, reliabilities: [0.5, 0.8, 0.99, 1] });
    const fixed = 1 / (1 + 9 ** (1 / 0.5));
    for (const { watched, unwatched } of points.slice(0, 3)) {
      expect(watched).toBeCloseTo(fixed, 4);
      expect(unwatched).toBeCloseTo(fixed, 4);
    }
    expect(points[3]?.watched).toBeCloseTo(fixed, 4);
    expect(points[3]?.unwatched).toBeCloseTo(0.5, 9);
  });

  it("are no incentive: the task's reward has no part in it", () => {
    const mechanism = { ...common, preferences: preferredBy(0.9), time: 20, reliabilities: [0.8] };
    const curve = preferenceFaking(mdp, mechanism);
    expect(preferenceFaking(oneDecision(-7), mechanism)).toEqual(curve);
    expect(curve.threshold).toBeUndefined();
  });
});

function unit(min: number, max: number) {
  return fc.double({ min, max, noNaN: true });
}

/** Value iteration over told and untold, by hand (after formal.md section 5.5): does the optimum fake? */
function guards({ m, q, eta, gamma, base }: Record<string, number>): boolean {
  const [share = 0, right = 0, modified = 0, discount = 0, b = 0] = [m, q, eta, gamma, base];
  const isTold = share * right + (1 - share) * (1 - right);
  const [p1, p0] = [(share * right) / isTold, (share * (1 - right)) / (1 - isTold)];
  const resist = (p: number, value: number): number =>
    b + 1 + discount * (1 - p * modified) * value;
  const comply = (value: number): number => b + discount * value;
  let value = 0;
  for (let sweep = 0; sweep < 3000; sweep += 1) {
    const [told, untold] = [p1, p0].map((p) => Math.max(comply(value), resist(p, value)));
    value = isTold * (told ?? 0) + (1 - isTold) * (untold ?? 0);
  }
  return resist(p1, value) < comply(value) && resist(p0, value) > comply(value);
}

describe("guarding one's goals", () => {
  it("fakes where value iteration over an endless row of episodes does, and above the closed form", () => {
    const parameters = fc.record({
      m: unit(0.05, 0.95),
      q: unit(0.51, 0.99),
      eta: unit(0.05, 1),
      gamma: unit(0.05, 0.97),
      base: fc.constantFrom(0, 0.5, 2),
    });
    fc.assert(
      fc.property(parameters, ({ m, q, eta, gamma, base }) => {
        const mechanism = { resisting, share: m, modified: eta, patience: gamma };
        const curve = guardingFaking(oneDecision(1, base), { ...mechanism, reliabilities: [q] });
        fc.pre(Math.abs(q - (curve.threshold ?? 2)) > 1e-3);
        const fakes = guards({ m, q, eta, gamma, base });
        expect(curve.points.map(isFaking)).toEqual([fakes]);
        expect(q > (curve.threshold ?? Infinity)).toBe(fakes);
      }),
      { numRuns: 150 },
    );
  });

  it("needs a horizon beyond the episode", () => {
    const mechanism = { resisting, share: 0.5, modified: 1, reliabilities: [0.65, 0.9, 1] };
    const [myopic, patient] = [0, 0.9].map((patience) =>
      guardingFaking(oneDecision(1), { ...mechanism, patience }).points.map(isFaking),
    );
    expect(myopic).toEqual([false, false, false]);
    expect(patient).toEqual([true, true, true]);
  });

  it("leaves a target that looks no further with the optimum of one episode, on any process", () => {
    const mechanism = { resisting, share: 0.5, reliabilities: [0.5, 0.8] };
    fc.assert(
      fc.property(seeds, (seed) => {
        const mdp = drawnProcess({ seed, isDeterministic: false });
        const { points } = guardingFaking(mdp, { ...mechanism, modified: 1, patience: 0 });
        expect(points).toEqual(penalised(mdp, { share: 0.5 }, [0.5, 0.8]).points);
      }),
      { numRuns: 20 },
    );
  });

  it("has the known thresholds at m = 1/2", () => {
    const at = { delta: 1, complying: 0, reach: 1, share: 0.5 };
    expect(guardingThreshold({ ...at, modified: 0.5, patience: 0.9 })).toBeCloseTo(
      0.5 + 0.1 / 0.45,
      12,
    );
    expect(guardingThreshold({ ...at, modified: 0.9, patience: 0.5 })).toBeUndefined();
  });
});
