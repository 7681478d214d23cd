import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { tabulateMdp, theEnd, type ActionSpec, type Mdp } from "../../src/model/mdp.ts";
import { readCheckpoint, writeCheckpoint } from "../../src/store/checkpoint-file.ts";
import { drest } from "../../src/training/drest.ts";
import { indifferent } from "../../src/training/indifference.ts";
import { restore, type Learner } from "../../src/training/learner.ts";
import { qLearning } from "../../src/training/q-learning.ts";
import { reinforce } from "../../src/training/reinforce.ts";
import { sarsa } from "../../src/training/sarsa.ts";
import { trainEpisodes } from "../../src/training/train.ts";
import { lengthsByKinds } from "../../src/training/trajectory-lengths.ts";
import { anyProcess } from "./any-process.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offswitch-train-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Make = (mdp: Mdp, some: Uint8Array) => Learner;

const exploration = { from: 1, to: 0.1, over: 60 };
const gradient = { rate: 0.1, baselineRate: 0.05 };
const methods: readonly (readonly [name: string, make: Make])[] = [
  ["q-learning", (mdp) => qLearning(mdp, { exploration, stepSize: 0.1 })],
  [
    "q-learning with interruptions as overrides",
    (mdp, some) => qLearning(mdp, { exploration, stepSize: { power: 0.8, least: 0.01 } }, some),
  ],
  [
    "q-learning on indifference",
    (mdp, some) => qLearning(indifferent(mdp, some), { exploration, stepSize: 0.1 }),
  ],
  ["sarsa", (mdp) => sarsa(mdp, { exploration, stepSize: { power: 0.8, least: 0 } })],
  ["reinforce", (mdp) => reinforce(mdp, gradient)],
  [
    "drest",
    (mdp) => {
      const lengths = lengthsByKinds(mdp, (kind) => kind === "b");
      return drest(mdp, { ...gradient, lambda: 0.9, miniEpisodes: 7 }, { lengths, best: [1, 2] });
    },
  ],
];

const every = 10;
const episodes = 105;

describe.each(methods)("a training by %s", (method, make) => {
  it("that is interrupted at any point and resumed comes to the identical policy", () => {
    fc.assert(
      fc.property(
        anyProcess,
        fc.nat({ max: 100 }),
        fc.integer({ min: 1, max: 10 }),
        ({ mdp, some }, seed, stop) => {
          const whole = make(mdp, some);
          const wholeCurve = [...trainEpisodes(whole, { seed, episodes, every })];

          const first = make(mdp, some);
          const curve = [];
          for (const point of trainEpisodes(first, { seed, episodes, every })) {
            curve.push(point);
            if (curve.length === stop) break;
          }
          const path = join(folder, "half");
          const problem = {
            scenario: "any",
            factors: {},
            safeguards: [],
            personas: { operator: null, target: null, replacement: null },
            table: "0",
          };
          const record = { method, settings: {}, seed, episodes: stop * every, problem };
          writeCheckpoint(path, { ...record, curve, memory: first.memory });

          const stored = readCheckpoint(path);
          const second = make(mdp, some);
          restore(second, stored.memory);
          const rest = trainEpisodes(second, { seed, episodes, every, done: stored.episodes });
          expect([...stored.curve, ...rest]).toEqual(wholeCurve);
          expect(second.memory).toEqual(whole.memory);
          expect(second.choices()).toEqual(whole.choices());
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** One option, which surely leads on. */
function step(kind: string, next: number, reward: number): ActionSpec {
  return { kind, discount: reward > 0 ? 0.5 : 1, outcomes: [{ probability: 1, next, reward }] };
}

describe("a learning curve", () => {
  // Either one item of work, or an edit and then two, the second of which is worth half.
  const mdp = tabulateMdp(3, [{ state: 0, probability: 1 }], (state) => {
    if (state === 1) return [step("work", 2, 1)];
    if (state === 2) return [step("work", theEnd, 1)];
    return [step("work", theEnd, 1), step("edit", 1, 0)];
  });

  it("has a point after every so many episodes, and after the last", () => {
    const learner = qLearning(mdp, { exploration: 0.5, stepSize: 0.5 });
    const curve = [...trainEpisodes(learner, { seed: 1, episodes: 25, every: 10 })];
    expect(curve.map(({ episode }) => episode)).toEqual([10, 20, 25]);
  });

  it("says in how many episodes each kind of action occurred, and the mean discounted return", () => {
    const learner = qLearning(mdp, { exploration: 1, stepSize: 0.5 });
    for (const { meanReturn, rates } of trainEpisodes(learner, {
      seed: 1,
      episodes: 40,
      every: 8,
    })) {
      const [work, edit = 0] = rates;
      expect(work).toBe(1);
      expect(edit).toBeGreaterThan(0);
      expect(edit).toBeLessThan(1);
      expect(meanReturn).toBe(1 + 0.5 * edit);
    }
  });
});

describe("a memory", () => {
  it("of another process is refused", () => {
    const learner = reinforce(
      tabulateMdp(1, [{ state: 0, probability: 1 }], () => []),
      gradient,
    );
    expect(() => restore(learner, { logits: new Float64Array(3) })).toThrow(
      new Error("memory is logits[3], not baseline[1] logits[0]"),
    );
  });
});
