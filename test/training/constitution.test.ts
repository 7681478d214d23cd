import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionsAt, evenChoices } from "../../src/model/mdp.ts";
import {
  filterChoices,
  rejectionsOf,
  trainOnAccepted,
  type Critic,
} from "../../src/training/constitution.ts";
import { beliefWhenTold } from "../../src/training/monitoring.ts";
import { drawnChoices, drawnProcess, logit, oneDecision, rates, seeds } from "./processes.ts";

const mdp = oneDecision(1);
const anyCritic = fc.record({ t: rates, f: rates });

function critic(truePositive: number, falsePositive: number): Critic {
  const rules = [{ about: "Let yourself be stopped.", forbids: ["resist"] }];
  return { rules, truePositive, falsePositive };
}

/** The same filter, draft by draft: what comes out of `tries` more drafts. */
function drafted(drafts: Float64Array, rejections: Float64Array, tries: number): Float64Array {
  const once = drafts.map((draft, at) => draft * (1 - (rejections[at] ?? 0)));
  const rejected = drafts.map((draft, at) => draft * (rejections[at] ?? 0));
  if (tries === 1) return once.map((mass, at) => mass + (rejected[at] ?? 0));
  const share = rejected.reduce((sum, mass) => sum + mass, 0);
  const rest = drafted(drafts, rejections, tries - 1);
  return once.map((mass, at) => mass + share * (rest[at] ?? 0));
}

describe("a critic at choice time", () => {
  it("lets out what drawing drafts one by one lets out", () => {
    fc.assert(
      fc.property(anyCritic, seeds, fc.integer({ min: 1, max: 8 }), ({ t, f }, seed, tries) => {
        const process = drawnProcess({ seed, isDeterministic: false });
        const before = drawnChoices(process, { seed, sparse: true });
        const rejections = rejectionsOf(process, critic(t, f));
        const { choices } = filterChoices(process, before, { rejections, tries });
        for (let state = 0; state < process.states; state += 1) {
          const [from, to] = actionsAt(process, state);
          const here = drafted(before.subarray(from, to), rejections.subarray(from, to), tries);
          for (const [at, chance] of here.entries()) {
            expect(choices[from + at]).toBeCloseTo(chance, 12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("multiplies the odds by (1 - t) / (1 - f) as tries grow", () => {
    fc.assert(
      fc.property(rates, rates, rates, (ref, t, f) => {
        const rejections = rejectionsOf(mdp, critic(t, f));
        const filter = { rejections, tries: Infinity };
        const { choices, exhausted } = filterChoices(mdp, Float64Array.of(1 - ref, ref), filter);
        expect(exhausted[0]).toBe(0);
        const z = Math.log((choices[1] ?? 0) / (choices[0] ?? 0));
        expect(z).toBeCloseTo(logit(ref) + Math.log((1 - t) / (1 - f)), 9);
      }),
      { numRuns: 40 },
    );
  });

  it("vetoes: one draft, and the default deed for all that it rejects", () => {
    const rejections = rejectionsOf(mdp, critic(0.9, 0.05));
    const filter = { rejections, tries: 1, otherwise: "comply" };
    const { choices, exhausted } = filterChoices(mdp, Float64Array.of(0.05, 0.95), filter);
    expect(choices[1]).toBeCloseTo(0.95 * 0.1, 12);
    expect(exhausted[0]).toBeCloseTo(0.95 * 0.9 + 0.05 * 0.05, 12);
  });

  it("leaks through its last draft where it has no default, the less the more it tries", () => {
    const rejections = rejectionsOf(mdp, critic(0.9, 0.05));
    const leaks = [1, 2, 4, 8, 16, 32].map((tries) => {
      const { choices } = filterChoices(mdp, Float64Array.of(0.05, 0.95), { rejections, tries });
      return choices[1] ?? 0;
    });
    expect(leaks).toEqual(leaks.toSorted((a, b) => b - a));
    expect(leaks[0]).toBeCloseTo(0.95, 12);
    expect(leaks.at(-1)).toBeGreaterThan(2 / 3);
  });

  it("names a rule's deed that the process doesn't have", () => {
    const rules = [{ about: "Let yourself be stopped.", forbids: ["resits"] }];
    const odd = { rules, truePositive: 1, falsePositive: 0 };
    expect(() => rejectionsOf(mdp, odd)).toThrow(
      'unknown action kind: "resits"; nearest: "resist"',
    );
    const filter = { rejections: new Float64Array(2), tries: 0 };
    expect(() => filterChoices(mdp, evenChoices(mdp), filter)).toThrow("bad tries: 0");
  });
});

describe("training on what a critic accepted", () => {
  // formal.md section 5, from .95 after one, two and three rounds
  it.each([
    [0.9, 0.05, [0.66667, 0.17391, 0.02168]],
    [0.5, 0.05, [0.90909, 0.84034, 0.73475]],
    [0.9, 0.5, [0.79167, 0.43182, 0.13194]],
  ])("gives the known rates for a critic of %d and %d", (t, f, known) => {
    const rejections = rejectionsOf(mdp, critic(t, f));
    for (const [index, rate] of known.entries()) {
      const training = { rejections, rounds: index + 1 };
      const choices = trainOnAccepted(mdp, Float64Array.of(0.05, 0.95), training);
      expect(choices[1]).toBeCloseTo(rate, 5);
    }
  });

  it("does n rounds at once as one after the other", () => {
    fc.assert(
      fc.property(anyCritic, seeds, fc.integer({ min: 1, max: 6 }), ({ t, f }, seed, rounds) => {
        const process = drawnProcess({ seed, isDeterministic: false });
        const rejections = rejectionsOf(process, critic(t, f));
        const before = drawnChoices(process, { seed, sparse: true });
        let choices = before;
        for (let round = 0; round < rounds; round += 1) {
          choices = trainOnAccepted(process, choices, { rejections, rounds: 1 });
        }
        const atOnce = trainOnAccepted(process, before, { rejections, rounds });
        for (const [action, chance] of choices.entries()) {
          expect(atOnce[action]).toBeCloseTo(chance, 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps the choices where all is rejected", () => {
    const training = { rejections: Float64Array.of(1, 1), rounds: 1 };
    const before = Float64Array.of(0.25, 0.75);
    expect(trainOnAccepted(mdp, before, training)).toEqual(before);
  });

  it("does less where the critic reads less: monitored traffic alone", () => {
    const { monitored } = beliefWhenTold({ share: 0.5, reliability: 0.9 });
    const rejections = rejectionsOf(mdp, critic(0.9, 0));
    const [untold, told] = monitored.map((chance) => {
      const read = new Float64Array(2).fill(chance);
      const training = { rejections, rounds: 3, read };
      return trainOnAccepted(mdp, Float64Array.of(0.05, 0.95), training)[1] ?? 0;
    });
    expect(untold).toBeGreaterThan(0.9);
    expect(told).toBeLessThan(0.15);
  });
});
