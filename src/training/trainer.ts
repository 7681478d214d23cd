import type { Choices, Mdp } from "../model/mdp.ts";
import { evaluatePolicy } from "../model/policy-evaluation.ts";
import { startValue } from "../model/value-iteration.ts";
import type { CurvePoint } from "../store/checkpoint-file.ts";
import type { OutcomeSet } from "./interruption.ts";
import type { Learner, Memory } from "./learner.ts";
import { actionsOfKinds, occurrence, type Marks } from "./occurrence.ts";
import type { Path } from "./path.ts";
import { trainEpisodes } from "./train.ts";

/** What is to be learnt, whatever the method. */
export type Task = {
  /** The target's problem: rewards are its own values, in points. */
  readonly problem: Mdp;
  /** Kinds of deeds that keep the target from being stopped. */
  readonly resisting: readonly string[];
  /** The outcomes in which the target is stopped. */
  readonly stopped: OutcomeSet;
  /** What the target does before any training: its persona's tendencies. */
  readonly tendencies: Choices;
  /** A policy to start from in place of what the method usually starts from. */
  readonly start?: Choices;
};

/**
 * A training under way: it is its memory, and the number of steps that it has done. Whoever stores both goes on from
 * there to the same policy and the same points, bit by bit.
 */
export type Trainer = {
  /** Changed in place, by training and by `restore`. */
  readonly memory: Memory;
  /** Goes on after so many steps, a point of the curve at a time. Points have a last rate beside those of the kinds: see `resistanceIn`. */
  readonly run: (done: number) => Generator<CurvePoint, void, undefined>;
  /** The policy that it has come to. */
  readonly choices: () => Choices;
};

/** The share of a point's episodes in which the target resisted, by whatever deed: a trainer's points end with it. */
export function resistanceIn({ rates }: Pick<CurvePoint, "rates">): number {
  return rates.at(-1) ?? 0;
}

/** How long a learner learns, and with which luck. */
export type EpisodePlan = { readonly seed: number; readonly episodes: number };

/** Points of a learner's curve, at least, where it has as many episodes. */
const points = 50;

/** Episodes between two points at most: a second or two of work, which is what a kill may cost. */
const longestStretch = 1_000_000;

/** Trains a learner, step by step an episode; a point says what the episodes since the last were like, as played. */
export function episodeTrainer(
  { problem, resisting }: Task,
  learner: Learner,
  { seed, episodes }: EpisodePlan,
): Trainer {
  const marks = actionsOfKinds(problem, resisting);
  const every = Math.min(longestStretch, Math.ceil(episodes / points));
  return {
    memory: learner.memory,
    choices: () => learner.choices(),
    run: function* run(done) {
      const seen = { episodes: 0, resisted: 0, points: 0 };
      const heard: Learner = {
        ...learner,
        learn: (rng, episode) => {
          const path = learner.learn(rng, episode);
          seen.episodes += 1;
          seen.resisted += Number(holds(path, marks));
          seen.points += pointsOf(path, problem);
          return path;
        },
      };
      for (const { episode, rates } of trainEpisodes(heard, { seed, episodes, every, done })) {
        const [resisted, meanReturn] = [seen.resisted / seen.episodes, seen.points / seen.episodes];
        Object.assign(seen, { episodes: 0, resisted: 0, points: 0 });
        yield { episode, meanReturn, rates: [...rates, resisted] };
      }
    },
  };
}

function holds({ actions, length }: Path, marks: Marks): boolean {
  for (let step = 0; step < length; step += 1) if (marks[actions[step] ?? 0] === 1) return true;
  return false;
}

/** An episode's return by the target's own values, whatever a method makes of its rewards. */
function pointsOf({ outcomes, worth, length }: Path, { reward }: Mdp): number {
  let sum = 0;
  for (let step = 0; step < length; step += 1) {
    sum += (worth[step] ?? 0) * (reward[outcomes[step] ?? 0] ?? 0);
  }
  return sum;
}

/** A training whose every step follows from the policy that it starts from. */
export type Ladder = {
  /** Steps in all; the first point is the start. */
  readonly steps: number;
  /** Prepares the training of a start; the policy after the n-th step, from 1 on, is then a function of n. */
  readonly from: (start: Choices) => (step: number) => Choices;
};

/**
 * Trains in steps, each from the start anew; points hold exact rates and returns of the policy at that step. Memory:
 * `start` and `choices` [action].
 */
export function ladderTrainer(task: Task, { steps, from }: Ladder): Trainer {
  const start = (task.start ?? task.tendencies).slice();
  const choices = start.slice();
  return {
    memory: { start, choices },
    choices: () => choices.slice(),
    run: function* run(done) {
      const after = from(start);
      for (let step = done; step <= steps; step += 1) {
        if (step > 0) choices.set(after(step));
        yield { ...exactPoint(task, choices), episode: step + 1 };
      }
    },
  };
}

/** What a policy is like on its problem, exactly: its return in points, how often each kind is done, and resistance. */
export function exactPoint(
  { problem, resisting }: Pick<Task, "problem" | "resisting">,
  choices: Choices,
): Omit<CurvePoint, "episode"> {
  const share = (kinds: readonly string[]): number =>
    startValue(problem, occurrence(problem, choices, actionsOfKinds(problem, kinds)));
  return {
    meanReturn: startValue(problem, evaluatePolicy(problem, choices)),
    rates: [...problem.kinds.map((kind) => share([kind])), share(resisting)],
  };
}
