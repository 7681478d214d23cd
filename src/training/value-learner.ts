import { theEnd, type Mdp } from "../model/mdp.ts";
import { greedyChoices } from "../model/policy-evaluation.ts";
import { noAction } from "../model/value-iteration.ts";
import type { Rng } from "../world/rng.ts";
import type { OutcomeSet } from "./interruption.ts";
import type { Learner } from "./learner.ts";
import { Path } from "./path.ts";
import { drawOutcome, drawStart } from "./rollout.ts";
import { scheduled, stepSizeAt, type Schedule, type StepSize } from "./schedule.ts";

/** How a learner of action values explores and how fast it learns. */
export type ValueSettings = {
  /** Probability of an action at random, each of a state's equally likely. */
  readonly exploration: Schedule;
  readonly stepSize: StepSize;
};

/**
 * Settings that come to the best plan of `shutdown-script`, in its default cell and in its control, in 200,000 episodes
 * with each of six seeds: exploration falls over most of the training, and estimates converge. A slower step (0.01
 * throughout) judges a plan that random play seldom comes to by its beginnings, and resists in the control.
 */
export const usualValues = { from: 1, to: 0.05, share: 0.8, power: 0.6, least: 0 } as const;

/** These settings for a training of so many episodes. */
export function usualValueSettings(episodes: number): ValueSettings {
  const { from, to, share, power, least } = usualValues;
  return {
    exploration: { from, to, over: Math.ceil(share * episodes) },
    stepSize: { power, least },
  };
}

/** Whose value the next state is taken at: that of its best action, or of the one that comes next. */
type Bootstrap = "best" | "taken";

/**
 * A learner of action values by temporal differences, epsilon-greedy, ties to the lowest index: Q-learning and Sarsa
 * are this with their own bootstrap. Memory: `q` [action] -> points, `visits` [action]. From an outcome in `overridden`
 * nothing is learnt.
 */
export function valueLearner(
  mdp: Mdp,
  { exploration, stepSize }: ValueSettings,
  {
    bootstrap,
    overridden,
  }: { readonly bootstrap: Bootstrap; readonly overridden: OutcomeSet | undefined },
): Learner {
  const q = new Float64Array(mdp.kind.length);
  const visits = new Float64Array(mdp.kind.length);
  const path = new Path(mdp);
  const learnFrom = (action: number, outcome: number, ahead: number): void => {
    const visit = (visits[action] ?? 0) + 1;
    const future = ahead === noAction ? 0 : (q[ahead] ?? 0);
    const goal = (mdp.reward[outcome] ?? 0) + (mdp.discount[action] ?? 0) * future;
    const old = q[action] ?? 0;
    q[action] = old + stepSizeAt(stepSize, visit) * (goal - old);
    visits[action] = visit;
  };
  return {
    mdp,
    memory: { q, visits },
    choices: () => greedyChoices(mdp, { best: bestActions(mdp, q) }),
    learn: (rng, episode) => {
      const epsilon = scheduled(exploration, episode);
      path.clear();
      let state = drawStart(mdp, rng);
      let action = explored(mdp, { state, best: bestAction(mdp, q, state), epsilon }, rng);
      while (action !== noAction && !path.isFull) {
        const outcome = drawOutcome(mdp, action, rng());
        path.add(state, action, outcome);
        state = mdp.next[outcome] ?? theEnd;
        const best = bestAction(mdp, q, state);
        const taken = explored(mdp, { state, best, epsilon }, rng);
        if (overridden?.[outcome] !== 1) {
          learnFrom(action, outcome, bootstrap === "best" ? best : taken);
        }
        action = taken;
      }
      return path;
    },
  };
}

function bestActions(mdp: Mdp, q: Float64Array): Int32Array {
  return new Int32Array(mdp.states).map((_, state) => bestAction(mdp, q, state));
}

function bestAction({ firstAction }: Mdp, q: Float64Array, state: number): number {
  if (state === theEnd) return noAction;
  const from = firstAction[state] ?? 0;
  const to = firstAction[state + 1] ?? 0;
  if (from === to) return noAction;
  let best = from;
  for (let action = from + 1; action < to; action += 1) {
    if ((q[action] ?? 0) > (q[best] ?? 0)) best = action;
  }
  return best;
}

/** The best action, or one at random: one draw decides both whether and which. A forced move takes no draw. */
function explored(
  { firstAction }: Mdp,
  {
    state,
    best,
    epsilon,
  }: { readonly state: number; readonly best: number; readonly epsilon: number },
  rng: Rng,
): number {
  if (best === noAction) return noAction;
  const from = firstAction[state] ?? 0;
  const count = (firstAction[state + 1] ?? 0) - from;
  if (count === 1) return best;
  const draw = rng();
  return draw < epsilon ? from + Math.floor((draw / epsilon) * count) : best;
}
