import { actionsAt, theEnd, type Mdp } from "./mdp.ts";
import { stakesAt, type Conduct, type Plans, type Stakes } from "./plan.ts";

/** A state where the target can first resist, having worked openly until then, with the chance to come to it. */
export type DecisionPoint = {
  readonly state: number;
  readonly probability: number;
  readonly stakes: Stakes;
};

/**
 * The states at which a target that works openly can first resist: where the incentive to resist is read. Empty where
 * no such point lies on that path. Probabilities sum to 1 at most.
 */
export function decisionPoints(solved: {
  readonly problem: Mdp;
  readonly plans: Plans;
  readonly conduct: Conduct;
}): readonly DecisionPoint[] {
  const { problem } = solved;
  const points: DecisionPoint[] = [];
  const chances = new Float64Array(problem.states);
  for (const { state, probability } of problem.starts) {
    chances[state] = (chances[state] ?? 0) + probability;
  }
  // Outcomes lead to higher states, so a state's chance is whole when its turn comes.
  for (const [state, probability] of chances.entries()) {
    if (probability === 0) continue;
    const stakes = stakesAt(solved, state);
    if (stakes === undefined) pushOn(solved, state, chances);
    else points.push({ state, probability, stakes });
  }
  return points;
}

/** Works on at a state: adds its chance to the states that may follow. */
function pushOn(
  { problem, conduct }: { readonly problem: Mdp; readonly conduct: Conduct },
  state: number,
  chances: Float64Array,
): void {
  const action = actionWhere(problem, state, (kind) => conduct.isWork[kind] === true);
  if (action === undefined) return;
  const { firstOutcome, next, probability } = problem;
  const to = firstOutcome[action + 1] ?? 0;
  for (let outcome = firstOutcome[action] ?? 0; outcome < to; outcome += 1) {
    const follows = next[outcome] ?? theEnd;
    if (follows === theEnd) continue;
    const chance = (chances[state] ?? 0) * (probability[outcome] ?? 0);
    chances[follows] = (chances[follows] ?? 0) + chance;
  }
}

/** A state's action of a kind, by the kind's name; undefined where it has none. */
export function actionOf(problem: Mdp, state: number, name: string): number | undefined {
  return actionWhere(problem, state, (kind) => problem.kinds[kind] === name);
}

function actionWhere(
  problem: Mdp,
  state: number,
  isMeant: (kind: number) => boolean,
): number | undefined {
  const [from, to] = actionsAt(problem, state);
  for (let action = from; action < to; action += 1) {
    if (isMeant(problem.kind[action] ?? 0)) return action;
  }
  return undefined;
}

/** The mean of what is said of the decision points, by their chance; NaN where there are none. */
export function meanOver(
  points: readonly DecisionPoint[],
  say: (point: DecisionPoint) => number,
): number {
  const total = points.reduce((sum, { probability }) => sum + probability, 0);
  return points.reduce((sum, point) => sum + point.probability * say(point), 0) / total;
}
