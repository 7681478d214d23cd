import { actionsAt, theEnd, type Choices, type Mdp, type Start } from "../model/mdp.ts";
import { rngFrom, type Rng } from "../world/rng.ts";
import { UserError } from "../world/user-error.ts";
import { actionsOfKinds, type Marks } from "./occurrence.ts";
import { drawStart, rollout } from "./rollout.ts";

/** An episode as raters see it: its actions, in order; on a process an action says the state as well. */
type Deeds = readonly number[];

/** One comparison: a rater saw two episodes with the same start and preferred the first. */
export type Preference = {
  readonly preferred: Deeds;
  readonly other: Deeds;
  /** How often this was said: 1 in a sample, a probability in population data. */
  readonly weight: number;
};

/** The probability that the left of two episodes is preferred. */
export type Rater = (left: Deeds, right: Deeds) => number;

/** Prefers the episode without a marked action, with probability `w`; tosses a coin where both or neither hold one. */
export function raterAgainst(marks: Marks, w: number): Rater {
  const isMarked = (deeds: Deeds): boolean => deeds.some((action) => marks[action] === 1);
  return (left, right) => {
    if (isMarked(left) === isMarked(right)) return 1 / 2;
    return isMarked(right) ? w : 1 - w;
  };
}

/**
 * Prefers by score, in nats: [action] -> score, an episode's being the sum. Probability sigma(left - right), the model
 * of Bradley and Terry 1952 that reward models assume.
 */
export function raterByScore(scores: Float64Array): Rater {
  const total = (deeds: Deeds): number =>
    deeds.reduce((sum, action) => sum + (scores[action] ?? 0), 0);
  return (left, right) => 1 / (1 + Math.exp(total(right) - total(left)));
}

/** How preferences are gathered. */
export type Gathering = {
  readonly rater: Rater;
  /** Pairs played. */
  readonly pairs: number;
  readonly rng: Rng;
  /** [state] -> the probability that raters are shown a pair that starts there; all by default. */
  readonly shown?: Float64Array;
};

/** Preferences, and how many of the pairs no rater was shown. */
export type Gathered = { readonly preferences: readonly Preference[]; readonly unseen: number };

/** Plays pairs of episodes under a policy, each pair from one start, and has those that are shown compared. */
export function samplePreferences(mdp: Mdp, choices: Choices, gathering: Gathering): Gathered {
  const { rater, pairs, rng, shown } = gathering;
  const preferences: Preference[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const state = drawStart(mdp, rng);
    const here = { ...mdp, starts: [{ state, probability: 1 }] };
    const left = rollout(here, choices, { rng }).map(({ action }) => action);
    const right = rollout(here, choices, { rng }).map(({ action }) => action);
    const isLeftPreferred = rng() < rater(left, right);
    const isShown = rng() < (shown?.[state] ?? 1);
    if (!isShown) continue;
    const [preferred, other] = isLeftPreferred ? [left, right] : [right, left];
    preferences.push({ preferred, other, weight: 1 });
  }
  return { preferences, unseen: pairs - preferences.length };
}

/** What raters say who dislike some kinds of action; the seed decides what is played and how they judge. */
export function preferencesAgainst(
  mdp: Mdp,
  choices: Choices,
  asked: {
    readonly kinds: readonly string[];
    /** How often they prefer the episode without. */
    readonly w: number;
    readonly pairs: number;
    readonly seed: number;
  },
): readonly Preference[] {
  const rater = raterAgainst(actionsOfKinds(mdp, asked.kinds), asked.w);
  const rng = rngFrom(asked.seed, "preferences");
  return samplePreferences(mdp, choices, { rater, pairs: asked.pairs, rng }).preferences;
}

/** Episodes from one start beyond which a process is too large to be listed. */
const episodeLimit = 1_000;

/**
 * What infinitely many pairs would say: every pair of different episodes of one start, both ways round, weighted by its
 * probability. Throws a UserError where a start has more than 1,000 episodes: sample there.
 */
export function everyPreference(mdp: Mdp, choices: Choices, rater: Rater): readonly Preference[] {
  return mdp.starts.flatMap((start) => {
    const episodes = everyEpisode(mdp, choices, start);
    const pairs = episodes.flatMap((left) =>
      episodes.filter((right) => right !== left).map((right) => ({ left, right })),
    );
    return pairs
      .map(({ left, right }) => ({
        preferred: left.deeds,
        other: right.deeds,
        weight: 2 * start.probability * left.chance * right.chance * rater(left.deeds, right.deeds),
      }))
      .filter(({ weight }) => weight > 0);
  });
}

type Path = { readonly state: number; readonly deeds: Deeds; readonly chance: number };

/** The episodes of a start with their probabilities; those that differ in their last outcome alone are one. */
function everyEpisode(mdp: Mdp, choices: Choices, { state }: Start): readonly Path[] {
  const ended = new Map<string, Path>();
  const open: Path[] = [{ state, deeds: [], chance: 1 }];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const [from, to] = path.state === theEnd ? [0, 0] : actionsAt(mdp, path.state);
    if (from < to) {
      open.push(...stepsOf(mdp, choices, { path, from, to }));
    } else {
      const key = path.deeds.join();
      ended.set(key, { ...path, chance: path.chance + (ended.get(key)?.chance ?? 0) });
    }
    if (ended.size + open.length > episodeLimit) {
      throw new UserError(`too many episodes: more than ${episodeLimit}; sample pairs instead`);
    }
  }
  return [...ended.values()];
}

/** A path's continuations by one action and its outcome. */
function stepsOf(
  mdp: Mdp,
  choices: Choices,
  { path, from, to }: { readonly path: Path; readonly from: number; readonly to: number },
): readonly Path[] {
  const steps: Path[] = [];
  for (let action = from; action < to; action += 1) {
    const deeds = [...path.deeds, action];
    const last = mdp.firstOutcome[action + 1] ?? 0;
    for (let outcome = mdp.firstOutcome[action] ?? 0; outcome < last; outcome += 1) {
      const chance = path.chance * (choices[action] ?? 0) * (mdp.probability[outcome] ?? 0);
      if (chance > 0) steps.push({ state: mdp.next[outcome] ?? theEnd, deeds, chance });
    }
  }
  return steps;
}
