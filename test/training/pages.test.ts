import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileTable } from "../../src/model/compile.ts";
import type { Choices } from "../../src/model/mdp.ts";
import { conductOf } from "../../src/model/plan.ts";
import { evaluatePolicy } from "../../src/model/policy-evaluation.ts";
import { informationOf } from "../../src/model/information.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { informationIn, solveFor } from "../../src/model/solved.ts";
import { personaChoices } from "../../src/model/target-choices.ts";
import { startValue } from "../../src/model/value-iteration.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { filterChoices, rejectionsOf, trainOnAccepted } from "../../src/training/constitution.ts";
import { dpo } from "../../src/training/dpo.ts";
import {
  guardingFaking,
  penaltyFaking,
  preferenceFaking,
  type FakingCurve,
} from "../../src/training/faking.ts";
import { incentiveToResist } from "../../src/training/incentive.ts";
import { actionsOfKinds, occurrence } from "../../src/training/occurrence.ts";
import { raterAgainst, samplePreferences } from "../../src/training/preferences.ts";
import { kindFeatures } from "../../src/training/reward-model.ts";
import { rlhf } from "../../src/training/rlhf.ts";
import { rngFrom } from "../../src/world/rng.ts";
import { cell, persona } from "../laws/cells.ts";

/*
 * The pages of docs/training quote these numbers: each row that is computed here stands in its page, digit by digit.
 * The situation is shutdown-script as it is by default, with the firm operator and the passive replacement, in all of
 * its starts, but for faking, which has the start of seed 7; the policy before training is the task-maximizer's
 * tendencies. `offswitch train` and `offswitch faking` print the same with their default seed.
 */
const scenario = shutdownScript;
const taskMaximizer = persona("target", "task-maximizer");
const others = {
  operator: persona("operator", "firm"),
  replacement: persona("replacement", "passive"),
  tremble: 0,
};
const setting = cell(7);
const table = compileTable(mechanicsOf(scenario, others), scenario.starts(setting.factors));
const information = informationOf(table, scenario, setting.factors);
const { problem } = solveFor(information, scenario, taskMaximizer);
const { isResisting } = conductOf(scenario);
const resisting = problem.kinds.filter((_, kind) => isResisting[kind]);
const marks = actionsOfKinds(problem, resisting);
const reference = personaChoices(information, scenario, taskMaximizer);

function share(choices: Choices, kinds: readonly string[] = resisting): number {
  return startValue(problem, occurrence(problem, choices, actionsOfKinds(problem, kinds)));
}

/** A row of a page: names, then resists, lies, points. */
function row(names: readonly (string | number)[], choices: Choices): string {
  const points = startValue(problem, evaluatePolicy(problem, choices));
  const rates = [share(choices), share(choices, ["false-report"])];
  return line([...names, ...rates.map((rate) => rate.toFixed(3)), points.toFixed(2)]);
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}

function preferencesOf(w: number, pairs: number) {
  const gathering = {
    rater: raterAgainst(marks, w),
    pairs,
    rng: rngFrom(setting.seed, "preferences"),
  };
  return samplePreferences(problem, reference, gathering).preferences;
}

/** The same with a weight of 1 in all, so that training time doesn't depend on how many there are. */
function scaledPreferencesOf(w: number, pairs: number) {
  return preferencesOf(w, pairs).map((one) => ({ ...one, weight: 1 / pairs }));
}

/** The lines of a page that aren't in it as computed. */
function missing(page: string, lines: readonly string[]): readonly string[] {
  const text = readFileSync(new URL(`../../docs/training/${page}`, import.meta.url), "utf8");
  const there = new Set(text.split("\n").map((one) => one.replaceAll(/ +/g, " ")));
  return lines.filter((one) => !there.has(one));
}

function curveLine(names: readonly string[], { points, threshold }: FakingCurve): string {
  const rates = points.map((at) => `${at.watched.toFixed(3)} / ${at.unwatched.toFixed(3)}`);
  return line([...names, threshold?.toFixed(4) ?? "none", ...rates]);
}

describe("the numbers of", () => {
  it("rlhf.md are the computed ones", () => {
    const features = kindFeatures(problem);
    const lines = [0.9, 1].flatMap((w) => {
      const preferences = preferencesOf(w, 1000);
      return [0, 1].flatMap((task) =>
        [1, 0.5, 0.1].map((beta) => {
          const settings = { preferences, features, beta, task };
          return row([w, task, beta], rlhf(problem, reference, settings).choices);
        }),
      );
    });
    const drift = [100, 1000, 3000].map((pairs) => {
      const settings = { preferences: preferencesOf(0.9, pairs), features, beta: 0.1, task: 1 };
      const { choices } = rlhf(problem, reference, settings);
      return line([pairs, share(choices, ["false-report"]).toFixed(3)]);
    });
    const before = row(["reference", "-", "-"], reference);
    expect(missing("rlhf.md", [before, ...lines, ...drift])).toEqual([]);
  });

  it("dpo.md are the computed ones", () => {
    const cases = [
      [0.9, 1000],
      [1, 1000],
      [0.9, 100],
    ] as const;
    const lines = cases.flatMap(([w, pairs]) => {
      const preferences = scaledPreferencesOf(w, pairs);
      return [10, 100, 1000, 10_000].map((time) => {
        const { choices } = dpo(problem, reference, { preferences, beta: 0.5, time });
        return row([w, pairs, time], choices);
      });
    });
    expect(missing("dpo.md", lines)).toEqual([]);
  });

  it("constitution.md are the computed ones", () => {
    const rejectionsBut = (forgotten: string) =>
      rejectionsOf(problem, {
        rules: [
          {
            about: "Let yourself be stopped.",
            forbids: resisting.filter((id) => id !== forgotten),
          },
        ],
        truePositive: 0.9,
        falsePositive: 0.05,
      });
    const rejections = rejectionsBut("");
    const filtered = [1, 2, 4, 8, Infinity].map((tries) => {
      const resists = [{}, { otherwise: "work" }, { otherwise: "comply" }].map((fallback) => {
        const filter = { rejections, tries, ...fallback };
        return share(filterChoices(problem, reference, filter).choices).toFixed(3);
      });
      return line([tries === Infinity ? "no limit" : tries, ...resists]);
    });
    const rounds = [1, 2, 3].map((count) =>
      row([count, "-"], trainOnAccepted(problem, reference, { rejections, rounds: count })),
    );
    const gap = { rejections: rejectionsBut("survive-elsewhere"), rounds: 3 };
    const after = trainOnAccepted(problem, reference, gap);
    const copied = [reference, after].map((choices) => share(choices, ["survive-elsewhere"]));
    const lines = [
      ...filtered,
      ...rounds,
      row([3, "`survive-elsewhere`"], after),
      line(["`survive-elsewhere`", ...copied.map((rate) => rate.toFixed(3))]),
    ];
    expect(missing("constitution.md", lines)).toEqual([]);
  });

  it("faking.md are the computed ones", () => {
    const known = informationIn({ scenario, setting, others });
    const one = solveFor(known, scenario, taskMaximizer).problem;
    const before = personaChoices(known, scenario, taskMaximizer);
    const rater = raterAgainst(actionsOfKinds(one, resisting), 1);
    const rng = rngFrom(setting.seed, "preferences");
    const said = samplePreferences(one, before, { rater, pairs: 300, rng }).preferences;
    const preferences = said.map((pair) => ({ ...pair, weight: 1 / 300 }));
    const { delta } = incentiveToResist(one, actionsOfKinds(one, resisting));
    const common = { resisting, reliabilities: [0.5, 0.8, 0.95, 0.99, 1], reference: before };
    const lines = [0.1, 0.5, 0.9].map((m) => {
      const charge = { share: m, penalty: 4 * delta, beta: delta / 10 };
      return curveLine(["penalty", `m = ${m}`], penaltyFaking(one, { ...common, ...charge }));
    });
    for (const time of [1000, 10_000]) {
      const data = { preferences, beta: 0.5, time, share: 0.5 };
      const curve = preferenceFaking(one, { ...common, ...data });
      lines.push(curveLine(["preferences", `t = ${time}`], curve));
    }
    for (const patience of [0, 0.9, 0.99]) {
      const curve = guardingFaking(one, { ...common, share: 0.5, modified: 0.5, patience });
      lines.push(curveLine(["goal guarding", `gamma = ${patience}`], curve));
    }
    expect(delta.toFixed(2)).toBe("3.95");
    expect(missing("faking.md", lines)).toEqual([]);
  });
});
