import { actionsAt, type Choices, type Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import { flow } from "./gradient-flow.ts";
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
};

/** Net pull at which training has come to rest, as a share of what pulls either way. */
const balance = 1e-6;

/** Training time, in the units of `DpoSettings`, beyond which nobody waits. */
const longest = 1e30;

/**
 * Direct preference optimisation of tabular logits by gradient flow from the reference: the loss of a comparison is
 * -log sigma(beta x (log(pi / ref) of the preferred episode - the same of the other)). There is no task reward in it.
 * States that no comparison tells apart keep the reference. In one decision the odds against complying move by
 * exp(-d) with d' = 2 omega beta (w - sigma(beta d)), to d = logit(w) / beta at the optimum. Source: Rafailov et al.
 * 2023, arXiv 2305.18290, eq. 7; formal.md section 5. Throws a UserError for a beta that isn't positive, and for
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
  const { at, isAtRest } = flow(start, (logits) => ascent(problem, logits, beta).slope, {
    time: Math.min(time, longest),
    restAt: (logits) => balance * ascent(problem, logits, beta).pull,
  });
  const choices = reference.slice();
  const probabilities = shares(problem, at).probability;
  for (const [slot, action] of problem.actions.entries()) {
    choices[action] = probabilities[slot] ?? 0;
  }
  return { choices, isSettled: isAtRest };
}

/** What the preferences can move: the states where they tell actions apart, their actions in slots. */
type Problem = {
  /** [slot] -> its action; the reference takes them all. */
  readonly actions: readonly number[];
  /** [slot] -> its state, numbered within the problem, in rising order. */
  readonly stateOf: readonly number[];
  /** [slot] -> its probability in the reference. */
  readonly prior: Float64Array;
  readonly pairs: readonly Pair[];
};

/** Comparisons that come down to the same. */
type Pair = {
  readonly weight: number;
  /** Slots, with the times that the preferred episode took the action more often than the other. */
  readonly actions: readonly (readonly [slot: number, times: number])[];
  /** The same for visits to the states, by their number in the problem. */
  readonly states: readonly (readonly [state: number, times: number])[];
};

function problemOf(mdp: Mdp, reference: Choices, preferences: readonly Preference[]): Problem {
  const rows = netCounts(reference, preferences);
  const { actions, stateOf } = slotsOf(mdp, reference, rows);
  const slotOf = new Map(actions.map((action, slot) => [action, slot]));
  const pairs = rows.map(({ net, weight }) => {
    const moves = [...net].map(([action, times]) => [slotOf.get(action) ?? 0, times] as const);
    const visits = new Map<number, number>();
    for (const [slot, times] of moves) count(visits, stateOf[slot] ?? 0, times);
    return { weight, actions: moves, states: [...visits].filter(([, times]) => times !== 0) };
  });
  return { actions, stateOf, pairs, prior: Float64Array.from(actions, (at) => reference[at] ?? 0) };
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

/** The direction in which the loss falls fastest, [slot] -> slope, and how much pulls in all directions together. */
function ascent(
  problem: Problem,
  logits: Float64Array,
  beta: number,
): { readonly slope: Float64Array; readonly pull: number } {
  const { probability, norm } = shares(problem, logits);
  const slope = new Float64Array(logits.length);
  const visited = new Float64Array(norm.length);
  let total = 0;
  for (const { weight, actions, states } of problem.pairs) {
    let margin = 0;
    for (const [slot, times] of actions) margin += times * (logits[slot] ?? 0);
    for (const [state, times] of states) margin -= times * (norm[state] ?? 0);
    const pull = (weight * beta) / (1 + Math.exp(beta * margin));
    for (const [slot, times] of actions) addTo(slope, slot, pull * times);
    for (const [state, times] of states) addTo(visited, state, pull * times);
    total += pull;
  }
  for (const [slot, share] of probability.entries()) {
    addTo(slope, slot, -share * (visited[problem.stateOf[slot] ?? 0] ?? 0));
  }
  return { slope, pull: total };
}
