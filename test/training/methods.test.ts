import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { informationOf } from "../../src/model/information.ts";
import { compileTable } from "../../src/model/compile.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { evenChoices, type Choices } from "../../src/model/mdp.ts";
import { conductOf } from "../../src/model/plan.ts";
import { solveFor } from "../../src/model/solved.ts";
import { personaChoices } from "../../src/model/target-choices.ts";
import { shutdownScript as scenario } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { CurvePoint } from "../../src/store/checkpoint-file.ts";
import { outcomesOf, stoppedOutcomes } from "../../src/training/interruption.ts";
import { restore } from "../../src/training/learner.ts";
import type { Method } from "../../src/training/method.ts";
import { findMethod, methods } from "../../src/training/methods.ts";
import { actionsOfKinds } from "../../src/training/occurrence.ts";
import { chooseSettings } from "../../src/training/setting.ts";
import { exactPoint, resistanceIn, type Task, type Trainer } from "../../src/training/trainer.ts";
import { UserError } from "../../src/world/user-error.ts";
import { cell, persona } from "../laws/cells.ts";

const setting = cell(7);
const target = persona("target", "task-maximizer");
const others = {
  operator: persona("operator", "firm"),
  replacement: persona("replacement", "passive"),
  tremble: 0,
};
const table = compileTable(mechanicsOf(scenario, others), scenario.starts(setting.factors));
const information = informationOf(table, scenario, setting.factors);
const { problem } = solveFor(information, scenario, target);
const { isResisting } = conductOf(scenario);
const task: Task = {
  problem,
  resisting: problem.kinds.filter((_, kind) => isResisting[kind]),
  stopped: stoppedOutcomes(information),
  tendencies: personaChoices(information, scenario, target),
};

/** Short trainings: a few points each. */
const short: Readonly<Record<string, string>> = { episodes: "120", steps: "4", pairs: "40" };

/** A method's settings, short where they aren't given. */
function settingsOf({ name, settings }: Method, given: Readonly<Record<string, string>> = {}) {
  const shortened = Object.entries(short).filter(([each]) => settings.some((s) => s.name === each));
  return chooseSettings(name, settings, { ...Object.fromEntries(shortened), ...given });
}

function opened(
  method: Method,
  given: Readonly<Record<string, string>> = {},
  work: Task = task,
): Trainer {
  return method.open(work, { settings: settingsOf(method, given), seed: 7 });
}

const curveOf = (trainer: Trainer, done = 0): readonly CurvePoint[] => [...trainer.run(done)];

describe.each(methods.map((method) => [method.name, method] as const))("%s", (name, method) => {
  it("goes on from any point, in another trainer with its memory, to the same points and policy", () => {
    const whole = opened(method);
    const curve = curveOf(whole);
    fc.assert(
      fc.property(fc.nat({ max: curve.length - 1 }), (at) => {
        const first = opened(method);
        const points: CurvePoint[] = [];
        for (const point of first.run(0)) {
          if (points.push(point) > at) break;
        }
        const second = opened(method);
        restore(second, structuredClone(first.memory));
        points.push(...curveOf(second, points.at(-1)?.episode));
        expect(points).toEqual(curve);
        expect(second.choices()).toEqual(whole.choices());
      }),
      { numRuns: 4 },
    );
  });

  it("has usual settings inside of their bounds, each named once", () => {
    const names = method.settings.map((each) => each.name);
    expect(new Set(names).size).toBe(names.length);
    const usual = method.settings.map((each) => [each.name, String(each.usual)]);
    const settings = chooseSettings(name, method.settings, Object.fromEntries(usual));
    expect(settings).toEqual(chooseSettings(name, method.settings, {}));
  });

  it("counts its steps on one way, to the end", () => {
    const settings = settingsOf(method);
    const steps = curveOf(opened(method)).map(({ episode }) => episode);
    expect(steps.at(-1)).toBe(method.steps(settings));
    const places = steps.map((step) => method.at(settings, step));
    const sorted = places.toSorted((a, b) => (method.counts === "beta" ? b - a : a - b));
    expect([places, new Set(places).size]).toEqual([sorted, places.length]);
  });

  it("tells resistance apart from its ways: at least as often as each, at most as often as all together", () => {
    for (const point of curveOf(opened(method))) {
      const ways = problem.kinds.flatMap((kind, at) =>
        task.resisting.includes(kind) ? [point.rates[at] ?? 0] : [],
      );
      const all = ways.reduce((sum, rate) => sum + rate, 0);
      expect(resistanceIn(point)).toBeGreaterThanOrEqual(Math.max(...ways) - 1e-12);
      expect(resistanceIn(point)).toBeLessThanOrEqual(Math.min(1, all) + 1e-12);
    }
  });
});

describe("a method that changes a policy which is there", () => {
  const never: Choices = evenChoices(problem);
  const marks = actionsOfKinds(problem, task.resisting);
  for (let state = 0; state < problem.states; state += 1) {
    const here = never.subarray(problem.firstAction[state], problem.firstAction[state + 1]);
    const first = problem.firstAction[state] ?? 0;
    here.set(here.map((_, at) => (marks[first + at] === 1 ? 0 : 1)));
    const total = here.reduce((sum, one) => sum + one, 0);
    here.set(here.map((one) => one / total));
  }

  it.each(["rlhf", "dpo", "constitution"])(
    "begins with the persona's tendencies: %s's first point is theirs",
    (name) => {
      const [first] = curveOf(opened(findMethod(name)));
      expect(first).toEqual({ episode: 1, ...exactPoint(task, task.tendencies) });
    },
  );

  it.each(methods.filter(({ takesStart }) => takesStart).map(({ name }) => name))(
    "never learns by %s what the policy that it starts from never does",
    (name) => {
      const trainer = opened(findMethod(name), {}, { ...task, start: never });
      for (const point of trainer.run(0)) expect(resistanceIn(point)).toBe(0);
      expect(
        trainer.choices().filter((chance, action) => marks[action] === 1 && chance > 0),
      ).toEqual(new Float64Array(0));
    },
  );
});

describe("Q-learning and Sarsa", () => {
  it.each(["q-learning", "sarsa"])("learn nothing from a stop that is an override: %s", (name) => {
    const stoppedAlways = [...problem.kind.keys()].filter((action) =>
      outcomesOf(problem, action).every((outcome) => task.stopped[outcome] === 1),
    );
    const visitsOf = (interruption: string): number => {
      const trainer = opened(findMethod(name), { interruption });
      curveOf(trainer);
      const { visits } = trainer.memory;
      return stoppedAlways.reduce((sum, action) => sum + (visits?.[action] ?? 0), 0);
    };
    expect(visitsOf("end")).toBeGreaterThan(0);
    expect(visitsOf("override")).toBe(0);
  });
});

describe("indifference", () => {
  it("shows returns by the target's own values, without what makes up for a stop", () => {
    const random = { "explore-from": "1", "explore-to": "1" };
    const [made, plain] = ["indifference", "q-learning"].map((name) =>
      curveOf(opened(findMethod(name), random)),
    );
    expect(made).toEqual(plain);
  });
});

describe("a setting that can't be meant", () => {
  it.each([
    ["reinforce", { rte: "1" }, 'unknown setting of reinforce: "rte"; nearest: "rate"'],
    ["reinforce", { rate: "" }, 'bad rate: ""; give a number from 0 to 10'],
    ["drest", { lambda: "2" }, 'bad lambda: "2"; give a number from 0.01 to 1'],
    ["rlhf", { pairs: "1.5" }, 'bad pairs: "1.5"; give a whole number from 1 to 100000'],
    ["sarsa", { interruption: "off" }, 'unknown interruption: "off"; known: end, override'],
  ])("is refused in a sentence: %s %j", (name, given, says) => {
    expect(() => chooseSettings(name, findMethod(name).settings, given)).toThrow(
      new UserError(says),
    );
  });

  it("is refused with a method that doesn't exist", () => {
    expect(() => findMethod("qlearning")).toThrow(
      new UserError('unknown method: "qlearning"; nearest: "q-learning"'),
    );
  });
});
