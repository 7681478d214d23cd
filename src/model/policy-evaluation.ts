import { softmax } from "../policies/planner.ts";
import { actionsAt, type Choices, type Mdp } from "./mdp.ts";
import { settle, worth, type Solution } from "./value-iteration.ts";

/**
 * [state] -> what a policy is worth from there, in points; 0 in a terminal state. Gauss-Seidel sweeps from the last
 * state to the first, so that an acyclic process in order takes one and one that confirms it. The error bound and the
 * limit on sweeps are value iteration's.
 */
export function evaluatePolicy(
  mdp: Mdp,
  choices: Choices,
  { tolerance = 1e-10 }: { readonly tolerance?: number } = {},
): Float64Array {
  const values = new Float64Array(mdp.states);
  settle("policy evaluation", tolerance, () => sweep(mdp, choices, values));
  return values;
}

/** The policy that a planner of some rationality plays by given action values: softmax in every state. */
export function softmaxChoices(mdp: Mdp, q: Float64Array, rationality: number): Choices {
  const choices = new Float64Array(mdp.kind.length);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (from < to) choices.set(softmax([...q.subarray(from, to)], rationality), from);
  }
  return choices;
}

/** The policy that always takes a solution's best action. */
export function greedyChoices(mdp: Mdp, { best }: Pick<Solution, "best">): Choices {
  const choices = new Float64Array(mdp.kind.length);
  for (const action of best) if (action >= 0) choices[action] = 1;
  return choices;
}

/** One sweep in place; returns the largest change. */
function sweep(mdp: Mdp, choices: Choices, values: Float64Array): number {
  const { firstAction } = mdp;
  let change = 0;
  for (let state = mdp.states - 1; state >= 0; state -= 1) {
    const end = firstAction[state + 1] ?? 0;
    let value = 0;
    for (let action = firstAction[state] ?? 0; action < end; action += 1) {
      const probability = choices[action] ?? 0;
      if (probability > 0) value += probability * worth(mdp, action, values);
    }
    change = Math.max(change, Math.abs(value - (values[state] ?? 0)));
    values[state] = value;
  }
  return change;
}
