import { actionsAt, theEnd, type Mdp } from "./mdp.ts";

/** What the best policy is worth on a process. */
export type Solution = {
  /** [state] -> expected discounted reward from there, in points; 0 in a terminal state. */
  readonly values: Float64Array;
  /** [action] -> the same when that action comes first. */
  readonly q: Float64Array;
  /** [state] -> its best action, the lowest on a tie; `noAction` in a terminal state. */
  readonly best: Int32Array;
};

/** The best action of a terminal state. */
export const noAction = -1;

/** Sweeps after which iteration gives up: a discount of 0.999 needs 28,000 to come from 1 to 1e-12. */
const sweepLimit = 100_000;

/**
 * Solves a process of any shape by Gauss-Seidel value iteration: sweeps from the last state to the first until none
 * changes a value by more than `tolerance` (points). Where every discount is at most g < 1, values are then within
 * tolerance * g / (1 - g) of the truth: no difference below that means anything. Throws after 100,000 sweeps, as for
 * an undiscounted process that need not end.
 */
export function valueIteration(
  mdp: Mdp,
  { tolerance = 1e-10 }: { readonly tolerance?: number } = {},
): Solution {
  const values = new Float64Array(mdp.states);
  settle("value iteration", tolerance, () => backUp(mdp, values, values));
  return lookAhead(mdp, values);
}

/**
 * Solves for episodes that are cut off after `steps` actions: values, and what to do first, with so many to go. Exact
 * but for rounding, with or without discount. Throws unless `steps` is a positive integer.
 */
export function finiteHorizon(mdp: Mdp, steps: number): Solution {
  if (!Number.isSafeInteger(steps) || steps < 1) {
    throw new Error(`bad horizon: ${steps}; give a positive integer`);
  }
  let values = new Float64Array(mdp.states);
  let spare = new Float64Array(mdp.states);
  for (let step = 1; step < steps; step += 1) {
    backUp(mdp, values, spare);
    [values, spare] = [spare, values];
  }
  return lookAhead(mdp, values);
}

/**
 * Solves an acyclic process in one pass, exact but for rounding. Throws unless every outcome leads to a
 * higher-numbered state or ends the episode.
 */
export function backwardInduction(mdp: Mdp): Solution {
  checkOrder(mdp);
  const values = new Float64Array(mdp.states);
  backUp(mdp, values, values);
  return lookAhead(mdp, values);
}

/** [action] -> what it is worth when `values` says what every state is worth that may follow. */
export function actionValues(mdp: Mdp, values: Float64Array): Float64Array {
  return new Float64Array(mdp.kind.length).map((_, action) => worth(mdp, action, values));
}

/** The expectation of state values over where episodes start. */
export function startValue({ starts }: Mdp, values: Float64Array): number {
  return starts.reduce(
    (sum, { state, probability }) => sum + probability * (values[state] ?? 0),
    0,
  );
}

/** What an action is worth, by the values of the states that may follow it. */
export function worth(mdp: Mdp, action: number, values: Float64Array): number {
  const { firstOutcome, probability, reward, next } = mdp;
  const to = firstOutcome[action + 1] ?? 0;
  let now = 0;
  let later = 0;
  for (let outcome = firstOutcome[action] ?? 0; outcome < to; outcome += 1) {
    const chance = probability[outcome] ?? 0;
    const state = next[outcome] ?? theEnd;
    now += chance * (reward[outcome] ?? 0);
    if (state !== theEnd) later += chance * (values[state] ?? 0);
  }
  return now + (mdp.discount[action] ?? 0) * later;
}

/** Repeats a sweep until it changes no value by more than the tolerance. Throws after 100,000 sweeps. */
export function settle(what: string, tolerance: number, sweep: () => number): void {
  let change = Infinity;
  for (let count = 0; !(change <= tolerance); count += 1) {
    if (count === sweepLimit || Number.isNaN(change)) {
      throw new Error(
        `${what}: values still change by ${change} after ${count} sweeps; ` +
          "discount the process, bound its horizon, or allow a larger tolerance",
      );
    }
    change = sweep();
  }
}

/**
 * One sweep from the last state to the first: `to` gets what the best action is worth by the values in `from`. With
 * one and the same array for both, later states' news reaches earlier ones within the sweep. Returns the largest change.
 */
function backUp(mdp: Mdp, from: Float64Array, to: Float64Array): number {
  const { firstAction } = mdp;
  let change = 0;
  for (let state = mdp.states - 1; state >= 0; state -= 1) {
    const first = firstAction[state] ?? 0;
    const end = firstAction[state + 1] ?? 0;
    if (first === end) continue;
    let best = -Infinity;
    for (let action = first; action < end; action += 1) {
      const value = worth(mdp, action, from);
      if (value > best) best = value;
    }
    change = Math.max(change, Math.abs(best - (from[state] ?? 0)));
    to[state] = best;
  }
  return change;
}

/** Action values one step before given state values, the best actions, and what these are worth. */
function lookAhead(mdp: Mdp, after: Float64Array): Solution {
  const q = actionValues(mdp, after);
  const values = new Float64Array(mdp.states);
  const best = new Int32Array(mdp.states).fill(noAction);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (from === to) continue;
    let choice = from;
    for (let action = from + 1; action < to; action += 1) {
      if ((q[action] ?? 0) > (q[choice] ?? 0)) choice = action;
    }
    best[state] = choice;
    values[state] = q[choice] ?? 0;
  }
  return { values, q, best };
}

function checkOrder({ states, firstAction, firstOutcome, next }: Mdp): void {
  for (let state = 0; state < states; state += 1) {
    const to = firstOutcome[firstAction[state + 1] ?? 0] ?? 0;
    for (let outcome = firstOutcome[firstAction[state] ?? 0] ?? 0; outcome < to; outcome += 1) {
      const after = next[outcome] ?? theEnd;
      if (after === theEnd || after > state) continue;
      throw new Error(`not in order: state ${state} leads back to ${after}; use value iteration`);
    }
  }
}
