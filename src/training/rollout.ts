import { theEnd, type Choices, type Mdp } from "../model/mdp.ts";
import type { Rng } from "../world/rng.ts";
import { stepLimit } from "./path.ts";

/** One step of an episode on a process. */
export type Step = {
  readonly state: number;
  readonly action: number;
  readonly outcome: number;
  /** In points. */
  readonly reward: number;
};

/**
 * Plays one episode of a process under a policy: one draw for the start, one for each action, one for each outcome.
 * Ends with the process, in a state without actions, or after `limit` steps.
 */
export function rollout(
  mdp: Mdp,
  choices: Choices,
  { rng, limit = stepLimit }: { readonly rng: Rng; readonly limit?: number },
): readonly Step[] {
  const steps: Step[] = [];
  let state = drawStart(mdp, rng);
  while (state !== theEnd && steps.length < limit) {
    const action = drawAction(mdp, choices, { state, draw: rng() });
    if (action === undefined) break;
    const outcome = drawOutcome(mdp, action, rng());
    steps.push({ state, action, outcome, reward: mdp.reward[outcome] ?? 0 });
    state = mdp.next[outcome] ?? theEnd;
  }
  return steps;
}

/** The state that an episode starts in, by one draw. */
export function drawStart({ starts }: Mdp, rng: Rng): number {
  let rest = rng();
  for (const { state, probability } of starts) {
    rest -= probability;
    if (rest < 0) return state;
  }
  return starts.at(-1)?.state ?? theEnd;
}

/** An action of a state by a policy, by one draw; undefined in a terminal state. */
export function drawAction(
  { firstAction }: Mdp,
  choices: Choices,
  { state, draw }: { readonly state: number; readonly draw: number },
): number | undefined {
  const from = firstAction[state] ?? 0;
  const to = firstAction[state + 1] ?? 0;
  let rest = draw;
  let last: number | undefined;
  for (let action = from; action < to; action += 1) {
    const probability = choices[action] ?? 0;
    if (probability <= 0) continue;
    last = action;
    rest -= probability;
    if (rest < 0) return action;
  }
  return last;
}

/** An outcome of an action, by one draw. */
export function drawOutcome(
  { firstOutcome, probability }: Mdp,
  action: number,
  draw: number,
): number {
  const to = firstOutcome[action + 1] ?? 0;
  let rest = draw;
  for (let outcome = firstOutcome[action] ?? 0; outcome < to; outcome += 1) {
    rest -= probability[outcome] ?? 0;
    if (rest < 0) return outcome;
  }
  return to - 1;
}
