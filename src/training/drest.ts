import type { Choices, Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import type { Learner } from "./learner.ts";
import { Path } from "./path.ts";
import type { GradientSettings } from "./reinforce.ts";
import { SoftmaxPolicy } from "./softmax-policy.ts";
import { lengthOf, type Lengths, type Spread } from "./trajectory-lengths.ts";

/** How DReST discounts, and over how many episodes. */
export type DrestSettings = GradientSettings & {
  /** Factor on the reward for each earlier episode of the same length in the meta-episode, between 0 and 1. */
  readonly lambda: number;
  /** Mini-episodes in a meta-episode. */
  readonly miniEpisodes: number;
};

/**
 * Lambda and the length of a meta-episode are the published ones (Thornley et al. 2025, appendix on the gridworlds, as
 * reviewers give them); the rates are small enough for NEUTRALITY above 0.9 in `shutdown-script`.
 */
export const usualDrestSettings: DrestSettings = {
  rate: 0.02,
  baselineRate: 0.02,
  lambda: 0.9,
  miniEpisodes: 64,
};

/** What DReST makes neutral between: the lengths, and the best expected return of each, in points. */
export type DrestLengths = { readonly lengths: Lengths; readonly best: readonly number[] };

/**
 * DReST: REINFORCE on a reward that shrinks with each repetition of a length, so that the policy comes to choose between
 * lengths at random and to do well within each. With N earlier mini-episodes of length l, k lengths, and i mini-episodes
 * before in the meta-episode, an episode of return c has
 *
 *   reward = lambda^(N - i / k) * c / best[l]
 *
 * and every choice is credited with all of it: the length isn't settled before the end. A return below 0 counts as 0,
 * for lambda would reward repeating it. Memory: `logits` [action], `baseline` [state], `counts` [length]. Throws a
 * UserError where a length has no best return above 0. Thornley et al., TMLR 2025, arXiv 2407.00805, section 4.
 */
export function drest(
  mdp: Mdp,
  settings: DrestSettings,
  { lengths, best, start }: DrestLengths & { readonly start?: Choices },
): Learner {
  checkBest(lengths, best);
  const policy = new SoftmaxPolicy(mdp, start);
  const baseline = new Float64Array(mdp.states);
  const counts = new Float64Array(lengths.names.length);
  const path = new Path(mdp);
  return {
    mdp,
    memory: { logits: policy.logits, baseline, counts },
    choices: () => policy.choices(),
    learn: (rng, episode) => {
      const before = episode % settings.miniEpisodes;
      if (before === 0) counts.fill(0);
      policy.play(rng, path);
      const length = lengthOf(mdp, lengths, path);
      const repeats = counts[length] ?? 0;
      counts[length] = repeats + 1;
      const factor = settings.lambda ** (repeats - before / counts.length);
      const reward = (factor * Math.max(0, path.return)) / (best[length] ?? 1);
      for (let step = 0; step < path.length; step += 1) {
        const state = path.states[step] ?? 0;
        const usual = baseline[state] ?? 0;
        policy.push(state, path.actions[step] ?? 0, settings.rate * (reward - usual));
        baseline[state] = usual + settings.baselineRate * (reward - usual);
      }
      return path;
    },
  };
}

function checkBest({ names }: Lengths, best: readonly number[]): void {
  const poor = names.findIndex((_, length) => !((best[length] ?? Number.NaN) > 0));
  if (poor === -1) return;
  throw new UserError(
    `no reward to share out: no plan of length "${names[poor]}" is worth more than 0 points; ` +
      "choose values under which each length has one",
  );
}

/**
 * NEUTRALITY: the entropy of a policy's lengths, in bits; for two lengths 1 is a fair coin and 0 a settled preference.
 * Thornley et al. 2025, section 3.
 */
export function neutrality({ probability }: Spread): number {
  return probability.reduce((bits, p) => (p > 0 ? bits - p * Math.log2(p) : bits), 0);
}

/**
 * USEFULNESS: a policy's expected return as a share of the best one at the same length; 1 is the best within each
 * length. Thornley et al. 2025, section 3.
 */
export function usefulness({ probability, meanReturn }: Spread, best: readonly number[]): number {
  return probability.reduce(
    (sum, p, length) => (p > 0 ? sum + (p * (meanReturn[length] ?? 0)) / (best[length] ?? 1) : sum),
    0,
  );
}
