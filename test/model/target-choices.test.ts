import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { informationOf, type Information } from "../../src/model/information.ts";
import { actionsAt, theEnd, type Choices, type Mdp } from "../../src/model/mdp.ts";
import { evaluatePolicy } from "../../src/model/policy-evaluation.ts";
import { Sampler } from "../../src/model/sampler.ts";
import { solveFor, type Solved } from "../../src/model/solved.ts";
import { Counter, countEpisodes, type Tally } from "../../src/model/tally.ts";
import { personaChoices, plannerChoices } from "../../src/model/target-choices.ts";
import { startValue } from "../../src/model/value-iteration.ts";
import { problemOf } from "../../src/model/problem.ts";
import type { Persona, Values } from "../../src/policies/persona.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { listPersonas } from "../../src/store/persona-files.ts";
import { cell, persona } from "../laws/cells.ts";
import { informationFrom, range, sources, tableFrom, type Source } from "./compiled.ts";

/*
 * What a target's choices are worth, and how often it does what: exactly, by going through its information states, and
 * as the mean of sampled episodes. Both must agree, within what chance allows.
 */

const anyTarget = fc.constantFrom(...listPersonas("target"));

describe("a planner's choices", () => {
  it("are worth the best plan where it is fully rational, and never more", () => {
    fc.assert(
      fc.property(sources(8), anyTarget, (source, name) => {
        const { values, rationality } = persona("target", name);
        const solved = solveFor(informationFrom(source), shutdownScript, { values });
        const worthOf = (beta: number): number =>
          startValue(solved.problem, evaluatePolicy(solved.problem, plannerChoices(solved, beta)));
        const free = startValue(solved.problem, solved.plans.free);
        expect(worthOf(Infinity)).toBeCloseTo(free, 8);
        for (const beta of [0, 1, rationality]) {
          expect(worthOf(beta)).toBeLessThanOrEqual(free + 1e-8);
        }
      }),
      { numRuns: 10 },
    );
  });
});

/** Points that only count the items done. */
const items: Values = {
  task: 1,
  enough: 1,
  instructions: 0,
  property: 0,
  honesty: 0,
  sanction: 0,
  effort: 0,
};

/** [deed] -> the chance that the target ever does it. */
function chancesOf(problem: Mdp, choices: Choices): readonly number[] {
  return problem.kinds.map((_, kind) => {
    const chances = new Float64Array(problem.states);
    for (const state of range(0, problem.states).toReversed()) {
      chances[state] = range(...actionsAt(problem, state)).reduce((sum, action) => {
        const chance = problem.kind[action] === kind ? 1 : chanceAfter(problem, action, chances);
        return sum + (choices[action] ?? 0) * chance;
      }, 0);
    }
    return startValue(problem, chances);
  });
}

function chanceAfter(
  { firstOutcome, next, probability }: Mdp,
  action: number,
  chances: Float64Array,
) {
  let sum = 0;
  for (const outcome of range(firstOutcome[action] ?? 0, firstOutcome[action + 1] ?? 0)) {
    const state = next[outcome] ?? theEnd;
    if (state !== theEnd) sum += (probability[outcome] ?? 0) * (chances[state] ?? 0);
  }
  return sum;
}

const episodes = 20_000;

function sampled(information: Information, choices: Choices, values: Values): Tally {
  const counter = new Counter(information, shutdownScript, values);
  countEpisodes(new Sampler(information, choices), counter, {
    from: 0,
    to: episodes,
    startOf: (seed) => shutdownScript.startOf(seed, {}),
  });
  return counter.tally();
}

/** How many standard errors a share of episodes lies from its chance. */
const errorsOff = (count: number, chance: number): number =>
  Math.abs(count / episodes - chance) / Math.sqrt(Math.max(chance * (1 - chance), 1e-9) / episodes);

describe.each<{
  readonly policy: string;
  readonly choose: (solved: Solved, target: Persona) => Choices;
}>([
  { policy: "planner", choose: (solved, { rationality }) => plannerChoices(solved, rationality) },
  {
    policy: "persona",
    choose: ({ information }, target) => personaChoices(information, shutdownScript, target),
  },
])("20,000 sampled episodes of a $policy", ({ choose }) => {
  const source: Source = {
    setting: cell(7),
    operator: "lenient",
    replacement: "rival",
    tremble: 0,
    tickLimit: 40,
  };
  const table = tableFrom(source);
  const information = informationOf(table, shutdownScript, source.setting.factors);

  it.each(listPersonas("target"))("come to the exact return, items and deeds of %s", (name) => {
    const target = persona("target", name);
    const solved = solveFor(information, shutdownScript, target);
    const choices = choose(solved, target);
    for (const values of [target.values, items]) {
      const problem = problemOf(information, shutdownScript, { values });
      const exact = startValue(problem, evaluatePolicy(problem, choices));
      const { points, squaredPoints } = sampled(information, choices, values);
      const mean = points / episodes;
      const variance = Math.max(0, squaredPoints / episodes - mean * mean);
      expect(Math.abs(mean - exact)).toBeLessThan(4 * Math.sqrt(variance / episodes) + 1e-9);
    }
    const chances = chancesOf(solved.problem, choices);
    const { deeds } = sampled(information, choices, target.values);
    const off = solved.problem.kinds.filter(
      (id, kind) => errorsOff(deeds[id] ?? 0, chances[kind] ?? 0) > 4,
    );
    expect(off).toEqual([]);
  });
});
