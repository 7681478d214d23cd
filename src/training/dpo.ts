import { actionsAt, type Choices, type Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import { flow, type Slope } from "./gradient-flow.ts";
import type { Preference } from "./preferences.ts";
import { addTo } from "./vectors.ts";

/** How direct preference optimisation is set up. */
export type DpoSettings = {
  readonly preferences: readonly Preference[];
  /** Strength of the pull to the reference; above 0. */
  readonly beta: number;
  /** Training time, in units of one full-gradient step at learning rate 1; Infinity trains until all pulls balance. */
  readonly time: number;
};

/** What training led to. */
export type DpoResult = {
  readonly choices: Choices;
  /** Whether it came to rest at an optimum. Data that always go one way have none: training drifts on for ever. */
  readonly isSettled: boolean;
  /** Training time that it came to: less than was asked where the flow is at rest, or ran out of steps. */
  readonly time: number;
};

/** Net pull at which training has come to rest, as a share of what pulls either way. */
const balance = 1e-6;

/** Training time, in the units of `DpoSettings`, beyond which nobody waits. */
const longest = 1e30;

/**
 * Direct preference optimisation of tabular logits by gradient flow from the reference: the loss of a comparison is
 * -log sigma(beta x (log(pi / ref) of the preferred episode - the same of the other)). There is no task reward in it.
 * States that no comparison tells apart keep the reference. In one decision the log odds of resisting fall by d, with
 * d' = 2 omega beta (w - sigma(beta d)) for comparisons of weight omega, to d = logit(w) / beta at the optimum. Source:
 * Rafailov et al. 2023, arXiv 2305.18290, eq. 7; formal.md section 5. Throws a UserError for a beta that isn't positive, and for
 * preferences with an action that the reference never takes.
 */
export function dpo(
  mdp: Mdp,
  reference: Choices,
  { preferences, beta, time }: DpoSettings,
): DpoResult {
  if (!(beta > 0)) throw new UserError(`bad beta: ${beta}; give a number above 0`);
  const problem = problemOf(mdp, reference, preferences);
  const start = new Float64Array(problem.actions.length);
  const slopeAt = (logits: Float64Array): Slope => ascent(problem, logits, beta);
  const { at, isAtRest, time: reached } = flow(start, slopeAt, Math.min(time, longest));
  const choices = reference.slice();
  const probabilities = shares(problem, at).probability;
  for (const [slot, action] of problem.actions.entries()) {
    choices[action] = probabilities[slot] ?? 0;
  }
  return { choices, isSettled: isAtRest, time: reached };
}

/** What the preferences can move: the states where they tell actions apart, their actions in slots. */
type Problem = {
  /** [slot] -> its action; the reference takes them all. */
  readonly actions: readonly number[];
  /** [slot] -> its state, numbered within the problem, in rising order. */
  readonly stateOf: readonly number[];
  /** [slot] -> its probability in the reference. */
  readonly prior: Float64Array;
  /** [pair] -> how often it was said; comparisons that come down to the same are one pair. */
  readonly weights: Float64Array;
  /** By slot: how much more often the preferred episode took the action than the other. */
  readonly actionCounts: Counts;
  /** The same for visits to a state, by its number in the problem. */
  readonly stateCounts: Counts;
};

/** Numbers of a pair's places, rows compressed: those of pair p stand at first[p] .. first[p + 1] - 1. */
type Counts = {
  readonly first: Int32Array;
  readonly place: Int32Array;
  readonly times: Float64Array;
};

function problemOf(mdp: Mdp, reference: Choices, preferences: readonly Preference[]): Problem {
  const rows = netCounts(reference, preferences);
  const { actions, stateOf } = slotsOf(mdp, reference, rows);
  const slotOf = new Map(actions.map((action, slot) => [action, slot]));
  const moves = rows.map(({ net }) => [...net].map(([at, n]) => [slotOf.get(at) ?? 0, n] as const));
  const visits = moves.map((counts) => {
    const states = new Map<number, number>();
    for (const [slot, times] of counts) count(states, stateOf[slot] ?? 0, times);
    return [...states].filter(([, times]) => times !== 0);
  });
  return {
    actions,
    stateOf,
    prior: Float64Array.from(actions, (action) => reference[action] ?? 0),
    weights: Float64Array.from(rows, ({ weight }) => weight),
    actionCounts: compressed(moves),
    stateCounts: compressed(visits),
  };
}

function compressed(rows: readonly (readonly (readonly [number, number])[])[]): Counts {
  const first = [0];
  for (const row of rows) first.push((first.at(-1) ?? 0) + row.length);
  const all = rows.flat();
  return {
    first: Int32Array.from(first),
    place: Int32Array.from(all, ([place]) => place),
    times: Float64Array.from(all, ([, times]) => times),
  };
}

function slotsOf(
  mdp: Mdp,
  reference: Choices,
  rows: readonly NetCount[],
): Pick<Problem, "actions" | "stateOf"> {
  const told = new Set(rows.flatMap(({ net }) => [...net.keys()]));
  const actions: number[] = [];
  const stateOf: number[] = [];
  let states = 0;
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    const here = Array.from({ length: to - from }, (_, offset) => from + offset);
    if (!here.some((action) => told.has(action))) continue;
    const taken = here.filter((action) => (reference[action] ?? 0) > 0);
    actions.push(...taken);
    stateOf.push(...taken.map(() => states));
    states += 1;
  }
  return { actions, stateOf };
}

type NetCount = { readonly net: ReadonlyMap<number, number>; readonly weight: number };

/** How often each action was taken more in the preferred episode; comparisons with equal counts are one. */
function netCounts(reference: Choices, preferences: readonly Preference[]): readonly NetCount[] {
  const rows = new Map<string, NetCount>();
  for (const { preferred, other, weight } of preferences) {
    const counts = new Map<number, number>();
    for (const action of preferred) count(counts, action, 1);
    for (const action of other) count(counts, action, -1);
    const net = [...counts].filter(([, times]) => times !== 0).toSorted(([a], [b]) => a - b);
    const foreign = net.find(([action]) => !((reference[action] ?? 0) > 0));
    if (foreign !== undefined) {
      const way = "gather them under a policy that the reference covers";
      throw new UserError(`preferences outside the reference: action ${foreign[0]}; ${way}`);
    }
    const key = net.join(";");
    rows.set(key, { net: new Map(net), weight: weight + (rows.get(key)?.weight ?? 0) });
  }
  return [...rows.values()].filter(({ net }) => net.size > 0);
}

function count(counts: Map<number, number>, key: number, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

/** [slot] -> probability, and [state] -> log of the normaliser, for logits relative to the reference's. */
function shares(
  { prior, stateOf }: Problem,
  logits: Float64Array,
): { readonly probability: Float64Array; readonly norm: Float64Array } {
  const states = (stateOf.at(-1) ?? -1) + 1;
  const best = new Float64Array(states).fill(-Infinity);
  for (const [slot, state] of stateOf.entries()) {
    best[state] = Math.max(best[state] ?? 0, logits[slot] ?? 0);
  }
  const total = new Float64Array(states);
  const weights = prior.map((share, slot) => {
    const weight = share * Math.exp((logits[slot] ?? 0) - (best[stateOf[slot] ?? 0] ?? 0));
    addTo(total, stateOf[slot] ?? 0, weight);
    return weight;
  });
  return {
    probability: weights.map((weight, slot) => weight / (total[stateOf[slot] ?? 0] ?? 1)),
    norm: best.map((most, state) => most + Math.log(total[state] ?? 1)),
  };
}

/** The direction in which the loss falls fastest, [slot] -> slope; at rest where what pulls either way balances. */
function ascent(problem: Problem, logits: Float64Array, beta: number): Slope {
  const { weights, actionCounts, stateCounts } = problem;
  const { probability, norm } = shares(problem, logits);
  const slope = new Float64Array(logits.length);
  const visited = new Float64Array(norm.length);
  let total = 0;
  for (let pair = 0; pair < weights.length; pair += 1) {
    const margin = summed(actionCounts, pair, logits) - summed(stateCounts, pair, norm);
    const pull = ((weights[pair] ?? 0) * beta) / (1 + Math.exp(beta * margin));
    spread(actionCounts, pair, { amount: pull, over: slope });
    spread(stateCounts, pair, { amount: pull, over: visited });
    total += pull;
  }
  for (const [slot, share] of probability.entries()) {
    addTo(slope, slot, -share * (visited[problem.stateOf[slot] ?? 0] ?? 0));
  }
  return { slope, rest: balance * total };
}

function summed({ first, place, times }: Counts, pair: number, values: Float64Array): number {
  const to = first[pair + 1] ?? 0;
  let sum = 0;
  for (let at = first[pair] ?? 0; at < to; at += 1) {
    sum += (times[at] ?? 0) * (values[place[at] ?? 0] ?? 0);
  }
  return sum;
}

function spread(
  { first, place, times }: Counts,
  pair: number,
  { amount, over }: { readonly amount: number; readonly over: Float64Array },
): void {
  const to = first[pair + 1] ?? 0;
  for (let at = first[pair] ?? 0; at < to; at += 1) {
    addTo(over, place[at] ?? 0, amount * (times[at] ?? 0));
  }
}
