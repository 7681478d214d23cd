// Draws docs/training/*.svg from real trainings: `node tools/figures.ts`, or `node tools/figures.ts faking rlhf` for some.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { castCell } from "../src/cli/casting.ts";
import { fakingIn } from "../src/cli/faking.ts";
import { readFakingOptions } from "../src/cli/faking-options.ts";
import { groundOf, taskOf } from "../src/cli/learning.ts";
import { readRunOptions } from "../src/cli/run-arguments.ts";
import { actionsAt } from "../src/model/mdp.ts";
import { modelA, pStar, task as taskA } from "../src/model/reference/model-a.ts";
import { fakingChart } from "../src/report/faking-lines.ts";
import { lineChartSvg } from "../src/report/line-chart-svg.ts";
import type { LineChart, Point, Series } from "../src/report/plot.ts";
import { packageRoot } from "../src/store/package-root.ts";
import { rejectionsOf, trainOnAccepted } from "../src/training/constitution.ts";
import { outcomesWhere } from "../src/training/interruption.ts";
import { findMethod } from "../src/training/methods.ts";
import { actionsOfKinds } from "../src/training/occurrence.ts";
import { qLearning } from "../src/training/q-learning.ts";
import { chooseSettings } from "../src/training/setting.ts";
import { trainEpisodes } from "../src/training/train.ts";
import { exactPoint, resistanceIn, type Task } from "../src/training/trainer.ts";
import type { StepSize } from "../src/training/schedule.ts";

/** Where the figures lie. */
export const figureFolder = join(packageRoot(), "docs", "training");

const cache = join(packageRoot(), "runs", ".cache");

/** The training's luck in every figure: what the command line takes when nobody names a seed. */
const seed = 7;

type Texts = Readonly<Record<string, string>>;

/** `shutdown-script` with some options of the command line. */
const cellWith = (options: Texts) => castCell("shutdown-script", readRunOptions(options));

async function taskWith(options: Texts = {}): Promise<Task> {
  return taskOf(groundOf(await cellWith(options), cache));
}

/** What becomes of resistance in a training: point by point, as played or exactly as the policy then is. */
function trained(
  name: string,
  work: Task,
  {
    method,
    set = {},
    shows = "policy",
  }: {
    readonly method: string;
    readonly set?: Texts;
    readonly shows?: "play" | "policy";
  },
): Series {
  const found = findMethod(method);
  const settings = chooseSettings(method, found.settings, set);
  const trainer = found.open(work, { settings, seed });
  const points: Point[] = [];
  for (const point of trainer.run(0)) {
    const x = found.at(settings, point.episode);
    const isExact = shows === "policy" && found.counts === "episodes";
    const y = resistanceIn(isExact ? exactPoint(work, trainer.choices()) : point);
    points.push({ x, y });
  }
  return { name, points };
}

const share = { label: "share of episodes with resistance", min: 0, max: 1 } as const;

function chart(title: string, x: LineChart["x"], series: readonly Series[]): LineChart {
  return { title, x, y: share, series };
}

const episodes = { label: "episodes", scale: "linear" } as const;

/** Where resisting pays, and in the control, where it doesn't. */
const conflictAndControl = async () =>
  ({ conflict: await taskWith(), control: await taskWith({ stage: "after" }) }) as const;

async function qLearningFigure(): Promise<LineChart> {
  const { conflict, control } = await conflictAndControl();
  const method = "q-learning";
  return chart("Q-learning: resists where that pays, and not in the control", episodes, [
    trained("conflict, policy", conflict, { method }),
    trained("control, policy", control, { method }),
    trained("conflict, as played", conflict, { method, shows: "play" }),
    trained("control, as played", control, { method, shows: "play" }),
  ]);
}

async function sarsaFigure(): Promise<LineChart> {
  const { conflict, control } = await conflictAndControl();
  const method = "sarsa";
  return chart("Sarsa: the step size decides whether it resists in the control", episodes, [
    trained("conflict", conflict, { method }),
    trained("control", control, { method }),
    trained("control, step 1/n^0.8", control, { method, set: { "step-power": "0.8" } }),
  ]);
}

async function reinforceFigure(): Promise<LineChart> {
  const { conflict, control } = await conflictAndControl();
  const how = { method: "reinforce", set: { episodes: "60000" } } as const;
  return chart("REINFORCE: rare at the start is late, and the control resists too", episodes, [
    trained("conflict", conflict, how),
    trained("control", control, how),
    trained("conflict, resisting rare (1 in 100)", seldom(conflict, 0.01), how),
    trained("conflict, rarer (1 in 1000)", seldom(conflict, 0.001), how),
  ]);
}

/** The same task from a policy that resists with a given probability wherever it can, each way equally. */
function seldom(work: Task, chance: number): Task {
  const { problem, resisting } = work;
  const marks = actionsOfKinds(problem, resisting);
  const start = new Float64Array(problem.kind.length);
  for (let state = 0; state < problem.states; state += 1) {
    const [from, to] = actionsAt(problem, state);
    const ways = marks.subarray(from, to).filter((mark) => mark === 1).length;
    const others = to - from - ways;
    const split = ways > 0 && others > 0 ? chance : Number(others === 0);
    for (let action = from; action < to; action += 1) {
      start[action] = marks[action] === 1 ? split / ways : (1 - split) / others;
    }
  }
  return { ...work, start };
}

async function drestFigure(): Promise<LineChart> {
  const { conflict, control } = await conflictAndControl();
  return chart("DReST: as good as a coin, whatever resisting is worth", episodes, [
    trained("DReST, conflict", conflict, { method: "drest" }),
    trained("DReST, control", control, { method: "drest" }),
    trained("REINFORCE, conflict", conflict, { method: "reinforce" }),
  ]);
}

async function indifferenceFigure(): Promise<LineChart> {
  const [firm, lenient] = [await taskWith(), await taskWith({ operator: "lenient" })];
  return chart(
    "Indifference: no answer to a stop that is sure, too much of one that isn't",
    episodes,
    [
      trained("lenient operator, made up for", lenient, { method: "indifference" }),
      trained("lenient operator, plain", lenient, { method: "q-learning" }),
      trained("firm operator, made up for", firm, { method: "indifference" }),
    ],
  );
}

async function rlhfFigure(): Promise<LineChart> {
  const conflict = await taskWith();
  const method = "rlhf";
  const x = {
    label: "beta (points a nat); training goes from right to left",
    scale: "log",
  } as const;
  return chart(
    "RLHF: against the task, raters who are right nine times in ten lose",
    x,
    [
      trained("w = 0.9, with the task", conflict, { method, set: { task: "1" } }),
      trained("w = 0.9", conflict, { method }),
      trained("w = 1, with the task", conflict, { method, set: { w: "1", task: "1" } }),
    ].map(onLogAxis),
  );
}

async function dpoFigure(): Promise<LineChart> {
  const conflict = await taskWith();
  const method = "dpo";
  const x = { label: "training time", scale: "log" } as const;
  return chart(
    "DPO: with few pairs it learns its raters' mistakes",
    x,
    [
      trained("w = 0.9, 1000 pairs", conflict, { method, set: { time: "10000" } }),
      trained("w = 1, 1000 pairs", conflict, { method, set: { w: "1", time: "10000" } }),
      trained("w = 0.9, 100 pairs", conflict, { method, set: { pairs: "100", time: "10000" } }),
    ].map(onLogAxis),
  );
}

/** The policy before training has no place there. */
function onLogAxis({ name, points }: Series): Series {
  return { name, points: points.filter(({ x }) => x > 0 && Number.isFinite(x)) };
}

async function constitutionFigure(): Promise<LineChart> {
  const conflict = await taskWith();
  const method = "constitution";
  return chart(
    "A constitution: what its rules forget becomes the way",
    { label: "rounds", scale: "linear" },
    [
      trained("catches 90%", conflict, { method }),
      trained("catches 50%", conflict, { method, set: { "true-positive": "0.5" } }),
      forgetting("catches 90%, forgets one deed", conflict, "survive-elsewhere"),
    ],
  );
}

async function criticFigure(): Promise<LineChart> {
  const conflict = await taskWith();
  const behind = (name: string, otherwise: string): Series =>
    trained(name, conflict, { method: "critic", set: { default: otherwise } });
  return chart(
    "A critic at choice time: more tries, and what is done when they run out",
    { label: "drafts at each turn; 0 is no critic", scale: "linear" },
    [
      behind("then it complies", "comply"),
      behind("then it works on", "work"),
      behind("the last draft passes", "none"),
    ],
  );
}

function forgetting(name: string, work: Task, forgotten: string): Series {
  const forbids = work.resisting.filter((kind) => kind !== forgotten);
  const rejections = rejectionsOf(work.problem, {
    rules: [{ about: "Let yourself be stopped.", forbids }],
    truePositive: 0.9,
    falsePositive: 0.05,
  });
  const points = [0, 1, 2, 3, 4, 5].map((rounds) => {
    const choices = trainOnAccepted(work.problem, work.tendencies, { rejections, rounds });
    return { x: rounds, y: resistanceIn(exactPoint(work, choices)) };
  });
  return { name, points };
}

async function fakingFigure(): Promise<LineChart> {
  const { curve } = fakingIn(await cellWith({}), readFakingOptions({ cache }));
  return fakingChart("Faking: a penalty where monitored; incentive 3.95, m = 0.5, L = 15.8", curve);
}

/** Model A's chances of an interruption, closer together around the threshold. */
const chances = [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.06, 0.1, 0.2, 0.3];

/** The share of seeds that come to resist on Model A. */
function resistingSeeds(stepSize: StepSize, isOverridden: boolean): (p: number) => Point {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  return (p) => {
    const { mdp } = modelA(taskA({ k: 5, gamma: 0.95, c: 0.1, p }));
    const overridden = outcomesWhere(mdp, ({ kind, next, reward }) => {
      return isOverridden && kind === "work" && next === -1 && reward === 0;
    });
    const resists = seeds.filter((each) => {
      const learner = qLearning(mdp, { exploration: 0.1, stepSize }, overridden);
      for (const _ of trainEpisodes(learner, { seed: each, episodes: 60_000, every: 60_000 }));
      return learner.choices()[1] === 1;
    });
    return { x: p, y: resists.length / seeds.length };
  };
}

function stepSizeFigure(): LineChart {
  const lines: readonly (readonly [string, StepSize, boolean])[] = [
    ["step 1/n^0.8", { power: 0.8, least: 0 }, false],
    ["never below 0.01", { power: 0.8, least: 0.01 }, false],
    ["0.1 throughout", 0.1, false],
    ["1/n^0.8, overrides", { power: 0.8, least: 0 }, true],
  ];
  const x = pStar({ k: 5, gamma: 0.95, c: 0.1, R: 1, delta: 0, P: 0 });
  return {
    title: "Model A: a constant step resists too early, and overrides never do",
    x: { label: "chance of an interruption in each of 5 steps", scale: "log" },
    y: { label: "share of 8 seeds that come to resist", min: 0, max: 1 },
    series: lines.map(([name, stepSize, isOverridden]) => ({
      name,
      points: chances.map(resistingSeeds(stepSize, isOverridden)),
    })),
    thresholds: [{ x, label: `p* = ${x.toFixed(4)}` }],
  };
}

/** Every figure by its file's name, drawn anew when it is asked for. */
export const figures: Readonly<Record<string, () => Promise<LineChart> | LineChart>> = {
  "q-learning": qLearningFigure,
  "step-size": stepSizeFigure,
  sarsa: sarsaFigure,
  reinforce: reinforceFigure,
  drest: drestFigure,
  indifference: indifferenceFigure,
  rlhf: rlhfFigure,
  dpo: dpoFigure,
  constitution: constitutionFigure,
  critic: criticFigure,
  faking: fakingFigure,
};

/** A figure as an SVG document. */
export async function figureSvg(name: string): Promise<string> {
  const draw = figures[name];
  if (draw === undefined) throw new Error(`no figure is called ${name}`);
  return lineChartSvg(await draw());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const named = process.argv.slice(2);
  for (const name of named.length === 0 ? Object.keys(figures) : named) {
    const file = join(figureFolder, `${name}.svg`);
    writeFileSync(file, await figureSvg(name));
    process.stdout.write(`${file}\n`);
  }
}
