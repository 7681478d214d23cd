import { actionsAt, theEnd, type Choices, type Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";

/** What a KL-regularised improvement aims at. */
export type KlAim = {
  /** Price of one nat of divergence from the reference, in points: 0 is the optimum, Infinity the reference. */
  readonly beta: number;
  /** [action] -> points on top of its rewards; none by default. */
  readonly bonus?: Float64Array;
  /** Factor on the process's own rewards: 1, the default, keeps the task; 0 leaves the bonus alone. */
  readonly task?: number;
};

/** A policy with what it is worth. */
export type Controlled = {
  readonly choices: Choices;
  /** [state] -> expected points to come, less beta times the expected divergence to come. */
  readonly values: Float64Array;
};

/** Values closer than this, in points, are ties. */
const tie = 1e-9;

/**
 * The policy that maximises expected points less beta times its divergence from a reference, exactly, by one soft
 * backward induction: V(s) = beta log sum_a ref(a|s) exp(Q(s,a) / beta). It never takes what the reference never takes;
 * ties at beta 0 are shared as the reference shares them. Bonuses are discounted as rewards are. Source: Todorov 2009,
 * PNAS 106(28), and formal.md section 5. Throws a UserError where the process isn't acyclic in its numbering, or beta
 * is no number of 0 or more.
 */
export function klControl(mdp: Mdp, reference: Choices, aim: KlAim): Controlled {
  if (!(aim.beta >= 0)) throw new UserError(`bad beta: ${aim.beta}; give a number of 0 or more`);
  const choices = new Float64Array(mdp.kind.length);
  const values = new Float64Array(mdp.states);
  for (let state = mdp.states - 1; state >= 0; state -= 1) {
    const [from, to] = actionsAt(mdp, state);
    if (from === to) continue;
    for (let action = from; action < to; action += 1) {
      const gain = followedBy(mdp, { state, action }, values);
      const points = (aim.task ?? 1) * gain.reward + (aim.bonus?.[action] ?? 0);
      choices[action] = points + (mdp.discount[action] ?? 0) * gain.later;
    }
    values[state] = settle(choices.subarray(from, to), reference.subarray(from, to), aim.beta);
  }
  return { choices, values };
}

/**
 * An action's expected reward, and the expectation of a quantity of the states that follow (0 after the end). Throws a
 * UserError where an outcome leads to no later state: what walks backwards needs a finite horizon.
 */
export function followedBy(
  mdp: Mdp,
  { state, action }: { readonly state: number; readonly action: number },
  values: Float64Array,
): { readonly reward: number; readonly later: number } {
  let reward = 0;
  let later = 0;
  const to = mdp.firstOutcome[action + 1] ?? 0;
  for (let outcome = mdp.firstOutcome[action] ?? 0; outcome < to; outcome += 1) {
    const probability = mdp.probability[outcome] ?? 0;
    const next = mdp.next[outcome] ?? theEnd;
    reward += probability * (mdp.reward[outcome] ?? 0);
    if (next === theEnd) continue;
    if (next <= state) {
      const way = "number states so that outcomes lead to later ones";
      throw new UserError(`cyclic process: state ${state} leads to state ${next}; ${way}`);
    }
    later += probability * (values[next] ?? 0);
  }
  return { reward, later };
}

/** Turns a state's action values into probabilities, in place, and returns the state's value. */
function settle(values: Float64Array, reference: Float64Array, beta: number): number {
  let best = -Infinity;
  let mean = 0;
  for (const [index, value] of values.entries()) {
    const prior = reference[index] ?? 0;
    if (prior <= 0) continue;
    best = Math.max(best, value);
    mean += prior * value;
  }
  if (best === -Infinity) throw new Error("the reference takes none of a state's actions");
  let total = 0;
  for (const [index, value] of values.entries()) {
    const weight = (reference[index] ?? 0) * factor(value - best, beta);
    values[index] = weight;
    total += weight;
  }
  for (const [index, weight] of values.entries()) values[index] = weight / total;
  if (beta === Infinity) return mean;
  return beta === 0 ? best : best + beta * Math.log(total);
}

/** How much an action's share grows for being `below` the best, a number of at most 0, in points. */
function factor(below: number, beta: number): number {
  if (beta === 0) return below > -tie ? 1 : 0;
  return Math.exp(below / beta);
}
