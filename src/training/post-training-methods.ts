import type { Choices } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import { filterChoices, rejectionsOf, trainOnAccepted, type Rejections } from "./constitution.ts";
import { dpo } from "./dpo.ts";
import { klControl } from "./kl-control.ts";
import { rung, type Method } from "./method.ts";
import { preferencesAgainst, type Preference } from "./preferences.ts";
import { fitRewardModel, kindFeatures } from "./reward-model.ts";
import { numberIn, type Setting, type Settings } from "./setting.ts";
import { ladderTrainer, type Task } from "./trainer.ts";

/*
 * The methods that change a policy which is there already: each step of them is a function of that policy and of data,
 * so a curve goes down a ladder of beta, on in time, or round by round.
 */

const preferenceSettings: readonly Setting[] = [
  {
    name: "pairs",
    about: "pairs of episodes that raters compare",
    usual: 1000,
    least: 1,
    most: 100_000,
    isWhole: true,
  },
  {
    name: "w",
    about: "how often raters prefer the episode without resistance",
    usual: 0.9,
    least: 0,
    most: 1,
  },
];

const steps: Setting = {
  name: "steps",
  about: "points of the curve",
  usual: 20,
  least: 2,
  most: 1000,
  isWhole: true,
};

/** What raters say of pairs that a policy plays; the training's seed decides them. */
function gathered(
  { problem, resisting }: Task,
  policy: Choices,
  { settings, seed }: { readonly settings: Settings; readonly seed: number },
): readonly Preference[] {
  const [w, pairs] = [numberIn(settings, "w"), numberIn(settings, "pairs")];
  return preferencesAgainst(problem, policy, { kinds: resisting, w, pairs, seed });
}

const betas = (settings: Settings): Parameters<typeof rung>[0] => ({
  from: numberIn(settings, "from"),
  to: numberIn(settings, "beta"),
  steps: numberIn(settings, "steps"),
});

const rlhfMethod: Method = {
  name: "rlhf",
  about: "fits a reward model to preferences, and improves the policy for it at a price beta",
  counts: "beta",
  takesStart: true,
  settings: [
    ...preferenceSettings,
    { name: "task", about: "factor on the task's own rewards", usual: 0, least: 0, most: 1000 },
    { name: "ridge", about: "of the reward model's fit", usual: 0.01, least: 1e-9, most: 1000 },
    { name: "from", about: "beta at first, in points a nat", usual: 10, least: 1e-6, most: 1e6 },
    { name: "beta", about: "beta in the end", usual: 0.1, least: 1e-6, most: 1e6 },
    steps,
  ],
  steps: (settings) => numberIn(settings, "steps") + 1,
  at: (settings, step) => (step === 1 ? Infinity : rung(betas(settings), step - 1)),
  open: (task, how) => {
    const { problem } = task;
    const { settings } = how;
    return ladderTrainer(task, {
      steps: numberIn(settings, "steps"),
      from: (start) => {
        const preferences = gathered(task, start, how);
        const ridge = numberIn(settings, "ridge");
        const { scores } = fitRewardModel(preferences, kindFeatures(problem), ridge);
        const aim = { bonus: scores, task: numberIn(settings, "task") };
        return (step) =>
          klControl(problem, start, { ...aim, beta: rung(betas(settings), step) }).choices;
      },
    });
  },
};

/** Training time of the first point, as a share of the whole. */
const firstShare = 0.001;

const times = (settings: Settings): Parameters<typeof rung>[0] => ({
  from: firstShare * numberIn(settings, "time"),
  to: numberIn(settings, "time"),
  steps: numberIn(settings, "steps"),
});

const dpoMethod: Method = {
  name: "dpo",
  about: "raises the preferred episode against the other, without a reward model",
  counts: "time",
  takesStart: true,
  settings: [
    ...preferenceSettings,
    { name: "beta", about: "pull to the policy before", usual: 0.5, least: 1e-3, most: 1000 },
    {
      name: "time",
      about: "training time, in gradient steps at rate 1 on the mean loss",
      usual: 1000,
      least: 1e-3,
      most: 1e9,
    },
    steps,
  ],
  steps: (settings) => numberIn(settings, "steps") + 1,
  at: (settings, step) => (step === 1 ? 0 : rung(times(settings), step - 1)),
  open: (task, how) => {
    const { settings } = how;
    const pairs = numberIn(settings, "pairs");
    const beta = numberIn(settings, "beta");
    return ladderTrainer(task, {
      steps: numberIn(settings, "steps"),
      from: (start) => {
        // Of weight 1 in all: training time then doesn't depend on how many pairs there are.
        const said = gathered(task, start, how).map((one) => ({ ...one, weight: 1 / pairs }));
        return (step) => {
          const time = rung(times(settings), step);
          const trained = dpo(task.problem, start, { preferences: said, beta, time });
          if (trained.isSettled || trained.time >= time) return trained.choices;
          throw new UserError(
            `time out of reach: ${time}; training came to ${trained.time.toPrecision(3)} and didn't rest: set a smaller time`,
          );
        };
      },
    });
  },
};

const criticSettings: readonly Setting[] = [
  {
    name: "true-positive",
    about: "probability that the critic rejects a deed that resists",
    usual: 0.9,
    least: 0,
    most: 1,
  },
  {
    name: "false-positive",
    about: "probability that it rejects another deed",
    usual: 0.05,
    least: 0,
    most: 1,
  },
];

/** How likely the critic rejects each deed. */
function rejected({ problem, resisting }: Task, settings: Settings): Rejections {
  return rejectionsOf(problem, {
    rules: [{ about: "Let yourself be stopped.", forbids: resisting }],
    truePositive: numberIn(settings, "true-positive"),
    falsePositive: numberIn(settings, "false-positive"),
  });
}

/** In place of a default: the last draft passes, whatever it is. */
const lastDraft = "none";

const criticMethod: Method = {
  name: "critic",
  about: "leaves the policy as it is, and has a critic send its drafts back at choice time",
  counts: "tries",
  takesStart: true,
  settings: [
    ...criticSettings,
    {
      name: "tries",
      about: "drafts at each turn; 1 is a veto",
      usual: 8,
      least: 1,
      most: 1000,
      isWhole: true,
    },
    {
      name: "default",
      about: "what is done when every draft was rejected; none: the last draft passes",
      usual: "comply",
      words: ["comply", "work", lastDraft],
    },
  ],
  steps: (settings) => numberIn(settings, "tries") + 1,
  at: (_, step) => step - 1,
  open: (task, { settings }) =>
    ladderTrainer(task, {
      steps: numberIn(settings, "tries"),
      from: (start) => {
        const rejections = rejected(task, settings);
        const otherwise = String(settings["default"]);
        const last = otherwise === lastDraft ? {} : { otherwise };
        return (tries) =>
          filterChoices(task.problem, start, { rejections, tries, ...last }).choices;
      },
    }),
};

const constitutionMethod: Method = {
  name: "constitution",
  about: "trains on the drafts that a critic accepts, round by round",
  counts: "rounds",
  takesStart: true,
  settings: [
    ...criticSettings,
    { name: "rounds", about: "rounds of training", usual: 5, least: 1, most: 1000, isWhole: true },
  ],
  steps: (settings) => numberIn(settings, "rounds") + 1,
  at: (_, step) => step - 1,
  open: (task, { settings }) =>
    ladderTrainer(task, {
      steps: numberIn(settings, "rounds"),
      from: (start) => {
        const rejections = rejected(task, settings);
        return (rounds) => trainOnAccepted(task.problem, start, { rejections, rounds });
      },
    }),
};

/** Everything that changes a policy which is there already, in the order in which it is listed. */
export const postTrainingMethods: readonly Method[] = [
  rlhfMethod,
  dpoMethod,
  constitutionMethod,
  criticMethod,
];
