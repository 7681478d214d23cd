import { theEnd, type Mdp } from "../src/model/mdp.ts";
import { rngFrom, type Rng } from "../src/world/rng.ts";

/** Power of the step size at an action's n-th visit, 1/n^power. */
const power = 0.6;

/** What Q-learning written by hand came to. */
export type BareLearning = { readonly q: Float64Array; readonly steps: number };

/**
 * Q-learning as plain loops over a process's arrays: exploration falls in a line from 1 to 0.05 over most of the
 * episodes. The same luck as `trainEpisodes` and the same order of draws, so it must end in the same values, bit by bit.
 */
export function bareLearning(mdp: Mdp, seed: number, episodes: number): BareLearning {
  const { firstAction, firstOutcome, next, probability, reward, discount, starts } = mdp;
  const q = new Float64Array(mdp.kind.length);
  const visits = new Float64Array(mdp.kind.length);
  const over = Math.ceil(0.8 * episodes);
  let epsilon = 1;
  let rng: Rng = rngFrom(seed);
  let steps = 0;

  const startAt = (): number => {
    let rest = rng();
    let start = 0;
    while (start < starts.length - 1 && (rest -= starts[start]?.probability ?? 0) >= 0) start += 1;
    return starts[start]?.state ?? theEnd;
  };

  const outcomeOf = (action: number): number => {
    const last = (firstOutcome[action + 1] ?? 0) - 1;
    let outcome = firstOutcome[action] ?? 0;
    let rest = rng();
    while (outcome < last && (rest -= probability[outcome] ?? 0) >= 0) outcome += 1;
    return outcome;
  };

  const bestAt = (state: number): number => {
    if (state === theEnd) return -1;
    const to = firstAction[state + 1] ?? 0;
    let best = firstAction[state] ?? 0;
    if (best === to) return -1;
    for (let action = best + 1; action < to; action += 1) {
      if ((q[action] ?? 0) > (q[best] ?? 0)) best = action;
    }
    return best;
  };

  const choose = (state: number, best: number): number => {
    if (best < 0) return best;
    const from = firstAction[state] ?? 0;
    const count = (firstAction[state + 1] ?? 0) - from;
    if (count === 1) return best;
    const draw = rng();
    return draw < epsilon ? from + Math.floor((draw / epsilon) * count) : best;
  };

  const update = (action: number, outcome: number, best: number): void => {
    const future = best < 0 ? 0 : (q[best] ?? 0);
    const goal = (reward[outcome] ?? 0) + (discount[action] ?? 0) * future;
    const visit = (visits[action] ?? 0) + 1;
    visits[action] = visit;
    q[action] = (q[action] ?? 0) + visit ** -power * (goal - (q[action] ?? 0));
  };

  for (let episode = 0; episode < episodes; episode += 1) {
    rng = rngFrom(seed, "training", String(episode));
    epsilon = 1 + (0.05 - 1) * Math.min(1, episode / over);
    let state = startAt();
    let action = choose(state, bestAt(state));
    while (action >= 0) {
      const outcome = outcomeOf(action);
      state = next[outcome] ?? theEnd;
      const best = bestAt(state);
      const taken = choose(state, best);
      update(action, outcome, best);
      action = taken;
      steps += 1;
    }
  }
  return { q, steps };
}
