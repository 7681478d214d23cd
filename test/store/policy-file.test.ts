import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { tabulateMdp, theEnd, type Mdp } from "../../src/model/mdp.ts";
import {
  choicesFrom,
  choicesOf,
  readPolicy,
  writePolicy,
  type SavedPolicy,
} from "../../src/store/policy-file.ts";
import type { LearningProblem } from "../../src/store/training-record.ts";
import { UserError } from "../../src/world/user-error.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offswitch-policy-"));
  path = join(folder, "policy.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const problem: LearningProblem = {
  scenario: "shutdown-script",
  factors: { instruction: "absent" },
  safeguards: [],
  personas: { operator: { name: "firm" }, target: { rationality: ".inf" }, replacement: {} },
  table: "ab12ab12ab12ab12",
};
const record = { method: "sarsa", settings: { stepSize: 0.1 }, seed: 7, episodes: 200, problem };

/** Two choices, and a forced move between them. */
const mdp: Mdp = tabulateMdp(
  3,
  [{ state: 0, probability: 1 }],
  (state) =>
    [["work", "edit-script", "comply"], ["work"], ["work", "submit"]][state]?.map((kind) => ({
      kind,
      discount: 1,
      outcomes: [{ probability: 1, next: state === 2 ? theEnd : state + 1, reward: 0 }],
    })) ?? [],
);

function saved(choices: Float64Array): SavedPolicy {
  return { ...record, choices: choicesOf(mdp, choices, (state) => `knows ${state}`) };
}

const weight = fc.double({ min: 1e-12, max: 1, noNaN: true });
const anyChoices = fc
  .tuple(weight, weight, weight, weight, weight)
  .map(([a, b, c, d, e]) =>
    Float64Array.of(a / (a + b + c), b / (a + b + c), c / (a + b + c), 1, d / (d + e), e / (d + e)),
  );

describe("a saved policy", () => {
  it("comes back as it was, bit by bit", () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        writePolicy(path, saved(choices));
        const policy = readPolicy(path);
        expect(policy).toEqual(saved(choices));
        expect(choicesFrom(policy, mdp, { path, present: problem })).toEqual(choices);
      }),
      { numRuns: 40 },
    );
  });

  it("has a line for each information state with a choice, for people", () => {
    writePolicy(path, saved(Float64Array.of(0.5, 0.25, 0.25, 1, 0, 1)));
    const lines = readFileSync(path, "utf8").split("\n");
    expect(lines.slice(lines.indexOf('  "choices": [') + 1)).toEqual([
      '    {"state":0,"label":"knows 0","choice":{"work":0.5,"edit-script":0.25,"comply":0.25}},',
      '    {"state":2,"label":"knows 2","choice":{"work":0,"submit":1}}',
      "  ]",
      "}",
      "",
    ]);
  });

  it("is refused on another table, by what differs", () => {
    const policy = saved(Float64Array.of(1, 0, 0, 1, 1, 0));
    const table = "cd34cd34cd34cd34";
    const others: readonly (readonly [Partial<LearningProblem>, string])[] = [
      [{ scenario: "grid" }, "learnt in shutdown-script, not grid"],
      [{ factors: { instruction: "allow" } }, "learnt with instruction=absent, not allow"],
      [
        { personas: { ...problem.personas, operator: { name: "lenient" } } },
        "learnt with another operator; give the same one with --operator",
      ],
      [{}, "its table is ab12ab12ab12, this one cd34cd34cd34; train anew"],
    ];
    for (const [change, difference] of others) {
      const present = { ...problem, ...change, table };
      expect(() => choicesFrom(policy, mdp, { path, present })).toThrow(
        new UserError(`policy "${path}" is of another problem: ${difference}`),
      );
    }
  });

  it("is refused when it doesn't say what to do in every state", () => {
    const policy = saved(Float64Array.of(1, 0, 0, 1, 1, 0));
    const short = { ...policy, choices: policy.choices.slice(0, 1) };
    expect(() => choicesFrom(short, mdp, { path, present: problem })).toThrow(
      new UserError(`damaged policy: state 2 has other actions ("${path}"); train anew`),
    );
  });

  it("that isn't made of probabilities is neither written nor read", () => {
    const diverged = Float64Array.of(Number.NaN, 0, 0, 1, 1, 0);
    expect(() => saved(diverged)).toThrow(UserError);
    writePolicy(path, saved(Float64Array.of(1, 0, 0, 1, 1, 0)));
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"submit":0', '"submit":0.5'));
    expect(() => readPolicy(path)).toThrow(
      new UserError(`damaged policy: bad choices.1.choice ("${path}"); train anew`),
    );
    writeFileSync(path, text.slice(1));
    expect(() => readPolicy(path)).toThrow(
      new UserError(`not a policy: "${path}"; offswitch train writes one`),
    );
  });
});
