import { actionsAt, tabulateMdp, theEnd, type Choices, type Mdp } from "../model/mdp.ts";
import { evaluatePolicy } from "../model/policy-evaluation.ts";
import { startValue, valueIteration } from "../model/value-iteration.ts";
import { outcomesOf } from "./interruption.ts";
import type { Path } from "./path.ts";

/**
 * What counts as an episode's length: not its steps, but whether it goes on past a stop, say. Read off the kinds of its
 * actions one after another, from length 0, so that one can compute with it exactly.
 */
export type Lengths = {
  /** [length] -> its name. */
  readonly names: readonly string[];
  /** The length after an action of a kind, by the length until then. */
  readonly after: (length: number, kind: number) => number;
};

/** How a policy's episodes are spread over the lengths. */
export type Spread = {
  /** [length] -> its probability. */
  readonly probability: readonly number[];
  /** [length] -> expected return of an episode of that length, in points; 0 where there is none. */
  readonly meanReturn: readonly number[];
};

/** Two lengths: short, and long from the first action of one of these kinds on. */
export function lengthsByKinds({ kinds }: Mdp, isLong: (kind: string) => boolean): Lengths {
  const long = kinds.map(isLong);
  return {
    names: ["short", "long"],
    after: (length, kind) => (length === 1 || long[kind] === true ? 1 : 0),
  };
}

/** The length of an episode. */
export function lengthOf({ kind }: Mdp, { after }: Lengths, path: Path): number {
  let length = 0;
  for (let step = 0; step < path.length; step += 1) {
    length = after(length, kind[path.actions[step] ?? 0] ?? 0);
  }
  return length;
}

/**
 * [length] -> the best expected return of an episode of that length, in points: that of the best among the plans that
 * are likeliest to have it. NaN where none can have it.
 */
export function bestReturns(mdp: Mdp, lengths: Lengths): readonly number[] {
  const process = remembering(mdp, lengths);
  return lengths.names.map((_, length) => {
    const odds = valueIteration(reaching(process, length));
    const gains = gainsOn(process, length, odds.values);
    const plans = valueIteration({ ...gains, reward: onlyWhereLikeliest(gains, odds) });
    return startValue(gains, plans.values) / startValue(gains, odds.values);
  });
}

/** How a policy's episodes are spread over the lengths, exactly. */
export function spreadOf(mdp: Mdp, choices: Choices, lengths: Lengths): Spread {
  const process = remembering(mdp, lengths);
  const played = Float64Array.from(process.origin, (action) => choices[action] ?? 0);
  const columns = lengths.names.map((_, length) => {
    const odds = evaluatePolicy(reaching(process, length), played);
    const gains = gainsOn(process, length, odds);
    const probability = startValue(gains, odds);
    const sum = startValue(gains, evaluatePolicy(gains, played));
    return { probability, meanReturn: probability > 0 ? sum / probability : 0 };
  });
  return {
    probability: columns.map(({ probability }) => probability),
    meanReturn: columns.map(({ meanReturn }) => meanReturn),
  };
}

/** A process that remembers the length so far: state `s * lengths + length`, and a last state for each length. */
type Remembering = {
  readonly mdp: Mdp;
  /** [action] -> the action that it is of the process without the memory. */
  readonly origin: readonly number[];
  /** The last state of length 0; the others follow. */
  readonly ends: number;
};

function remembering(mdp: Mdp, { names, after }: Lengths): Remembering {
  const ends = mdp.states * names.length;
  const origin: number[] = [];
  const isLast = (state: number): boolean => {
    const [from, to] = actionsAt(mdp, state);
    return state === theEnd || from === to;
  };
  const starts = mdp.starts.map(({ state, probability }) => ({
    state: state * names.length,
    probability,
  }));
  const product = tabulateMdp(ends + names.length, starts, (row) => {
    if (row >= ends) return [];
    const [from, to] = actionsAt(mdp, Math.floor(row / names.length));
    return Array.from({ length: to - from }, (_, index) => {
      const action = from + index;
      const kind = mdp.kind[action] ?? 0;
      const length = after(row % names.length, kind);
      origin.push(action);
      return {
        kind: mdp.kinds[kind] ?? "",
        discount: mdp.discount[action] ?? 0,
        outcomes: outcomesOf(mdp, action).map((outcome) => {
          const next = mdp.next[outcome] ?? theEnd;
          return {
            probability: mdp.probability[outcome] ?? 0,
            next: isLast(next) ? ends + length : next * names.length + length,
            reward: mdp.reward[outcome] ?? 0,
          };
        }),
      };
    });
  });
  return { mdp: product, origin, ends };
}

/** Pays 1 for having a length at the end, and nothing else: values are probabilities. */
function reaching({ mdp, ends }: Remembering, length: number): Mdp {
  return {
    ...mdp,
    discount: mdp.discount.map(() => 1),
    reward: Float64Array.from(mdp.next, (next) => (next === ends + length ? 1 : 0)),
  };
}

/** Pays each reward as far as the episode will have a length, by the odds of that: values are E[return; length]. */
function gainsOn({ mdp, ends }: Remembering, length: number, odds: Float64Array): Mdp {
  return {
    ...mdp,
    reward: mdp.reward.map((reward, outcome) => {
      const next = mdp.next[outcome] ?? theEnd;
      return reward * (next >= ends ? Number(next === ends + length) : (odds[next] ?? 0));
    }),
  };
}

/** Probabilities closer than this are equal: value iteration stops short of the truth. */
const tie = 1e-9;

/** Rewards with actions ruled out that make a length less likely than it could be. */
function onlyWhereLikeliest(
  mdp: Mdp,
  { values, q }: { readonly values: Float64Array; readonly q: Float64Array },
): Float64Array {
  const reward = mdp.reward.slice();
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    for (let action = from; action < to; action += 1) {
      if ((q[action] ?? 0) >= (values[state] ?? 0) - tie) continue;
      // The least finite number: an infinite one times a probability of 0 would be none.
      reward.fill(-Number.MAX_VALUE, mdp.firstOutcome[action], mdp.firstOutcome[action + 1]);
    }
  }
  return reward;
}
