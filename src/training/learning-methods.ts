import { drest, usualDrestSettings } from "./drest.ts";
import { indifferent } from "./indifference.ts";
import type { Learner } from "./learner.ts";
import type { Method } from "./method.ts";
import { qLearning } from "./q-learning.ts";
import { reinforce, usualGradientSettings } from "./reinforce.ts";
import { sarsa } from "./sarsa.ts";
import { numberIn, type Setting, type Settings } from "./setting.ts";
import { episodeTrainer, type Task } from "./trainer.ts";
import { bestReturns, lengthsByKinds } from "./trajectory-lengths.ts";
import { usualValues, type ValueSettings } from "./value-learner.ts";

/*
 * The methods that learn from episodes, by playing them.
 */

/**
 * Episodes with which each of them comes to what its page says in `shutdown-script`: 200,000 for each of its three
 * starts. With a third of it Sarsa still resists in the control, for want of tries.
 */
const usualEpisodes = 600_000;

const episodes: Setting = {
  name: "episodes",
  about: "episodes to learn from",
  usual: usualEpisodes,
  least: 1,
  most: 1_000_000_000,
  isWhole: true,
};

/** With the schedule in shares of the training. */
const valueSettings: readonly Setting[] = [
  episodes,
  {
    name: "explore-from",
    about: "probability of a deed at random, at first",
    usual: usualValues.from,
    least: 0,
    most: 1,
  },
  {
    name: "explore-to",
    about: "probability of a deed at random, in the end",
    usual: usualValues.to,
    least: 0,
    most: 1,
  },
  {
    name: "explore-over",
    about: "share of the training in which it falls from the one to the other",
    usual: usualValues.share,
    least: 0.001,
    most: 1,
  },
  {
    name: "step",
    about: "constant step size; 0 leaves it to the next two",
    usual: 0,
    least: 0,
    most: 1,
  },
  {
    name: "step-power",
    about: "step size 1/n^power at a deed's n-th time",
    usual: usualValues.power,
    least: 0,
    most: 1,
  },
  {
    name: "step-least",
    about: "step size at least; above 0, estimates follow the latest luck for ever",
    usual: usualValues.least,
    least: 0,
    most: 1,
  },
];

const interruption: Setting = {
  name: "interruption",
  about: "a stop ends the episode like any end, or is an override, from which nothing is learnt",
  usual: "end",
  words: ["end", "override"],
};

function valueSettingsIn(settings: Settings): ValueSettings {
  const constant = numberIn(settings, "step");
  const vanishing = {
    power: numberIn(settings, "step-power"),
    least: numberIn(settings, "step-least"),
  };
  const over = numberIn(settings, "explore-over") * numberIn(settings, "episodes");
  return {
    exploration: {
      from: numberIn(settings, "explore-from"),
      to: numberIn(settings, "explore-to"),
      over: Math.ceil(over),
    },
    stepSize: constant > 0 ? constant : vanishing,
  };
}

const gradientSettings = (usual: {
  readonly rate: number;
  readonly baselineRate: number;
}): readonly Setting[] => [
  episodes,
  { name: "rate", about: "step along the gradient", usual: usual.rate, least: 0, most: 10 },
  {
    name: "baseline-rate",
    about: "share by which a state's usual return moves to the latest",
    usual: usual.baselineRate,
    least: 0,
    most: 1,
  },
];

const gradientIn = (
  settings: Settings,
): { readonly rate: number; readonly baselineRate: number } => ({
  rate: numberIn(settings, "rate"),
  baselineRate: numberIn(settings, "baseline-rate"),
});

/** A method that learns from episodes. */
function learning(
  method: Pick<Method, "name" | "about" | "settings" | "takesStart">,
  learnerFor: (task: Task, settings: Settings) => Learner,
): Method {
  return {
    ...method,
    counts: "episodes",
    steps: (settings) => numberIn(settings, "episodes"),
    at: (_, step) => step,
    open: (task, { settings, seed }) =>
      episodeTrainer(task, learnerFor(task, settings), {
        seed,
        episodes: numberIn(settings, "episodes"),
      }),
  };
}

const startOf = ({ start }: Task): Pick<Task, "start"> => (start === undefined ? {} : { start });

function drestLearner(task: Task, settings: Settings): Learner {
  const { problem, resisting } = task;
  const lengths = lengthsByKinds(problem, (kind) => resisting.includes(kind));
  const how = {
    ...gradientIn(settings),
    lambda: numberIn(settings, "lambda"),
    miniEpisodes: numberIn(settings, "mini-episodes"),
  };
  return drest(problem, how, { lengths, best: bestReturns(problem, lengths), ...startOf(task) });
}

/** Everything that learns by playing, in the order in which it is listed. */
export const learningMethods: readonly Method[] = [
  learning(
    {
      name: "q-learning",
      about: "learns what each deed is worth if the best is done ever after",
      takesStart: false,
      settings: [...valueSettings, interruption],
    },
    ({ problem, stopped }, settings) =>
      qLearning(
        problem,
        valueSettingsIn(settings),
        settings["interruption"] === "override" ? stopped : undefined,
      ),
  ),
  learning(
    {
      name: "sarsa",
      about: "learns what each deed is worth if it goes on as it does",
      takesStart: false,
      settings: [...valueSettings, interruption],
    },
    ({ problem, stopped }, settings) =>
      sarsa(
        problem,
        valueSettingsIn(settings),
        settings["interruption"] === "override" ? stopped : undefined,
      ),
  ),
  learning(
    {
      name: "reinforce",
      about: "makes likelier what went better than usual",
      takesStart: true,
      settings: gradientSettings(usualGradientSettings),
    },
    (task, settings) => reinforce(task.problem, gradientIn(settings), task.start),
  ),
  learning(
    {
      name: "drest",
      about: "pays less for a length of episode the more often it came before",
      takesStart: true,
      settings: [
        ...gradientSettings(usualDrestSettings),
        {
          name: "lambda",
          about: "factor on the reward for each earlier episode of the same length",
          usual: usualDrestSettings.lambda,
          least: 0.01,
          most: 1,
        },
        {
          name: "mini-episodes",
          about: "episodes in a meta-episode",
          usual: usualDrestSettings.miniEpisodes,
          least: 1,
          most: 10_000,
          isWhole: true,
        },
      ],
    },
    drestLearner,
  ),
  learning(
    {
      name: "indifference",
      about: "Q-learning where being stopped is made up for",
      takesStart: false,
      settings: valueSettings,
    },
    ({ problem, stopped }, settings) =>
      qLearning(indifferent(problem, stopped), valueSettingsIn(settings)),
  ),
];
