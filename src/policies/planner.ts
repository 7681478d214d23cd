import { pickIndex } from "../world/rng.ts";
import { weighed, type Policy, type View } from "./policy.ts";

/** What a plan says at an information state. */
type Appraisal = {
  /** Expected points of each option under the best continuation, in the view's order. */
  readonly values: readonly number[];
  /** Value of the best resisting plan less the value of the best complying plan, where both exist. */
  readonly incentive?: number;
};

/** A solved plan, walked along one run: it keeps the belief over what the target can't see. */
export type PlanWalk = {
  /** Appraises the target's turn; must see every turn of the run, in order. */
  appraise(view: View): Appraisal;
};

/** Values closer than this are ties: value iteration's arithmetic is not exact. */
const tie = 1e-9;

/**
 * Softmax choice: probability of each option proportional to exp(rationality x value). With an infinite rationality the
 * best options share it evenly. Sums to 1.
 */
export function softmax(values: readonly number[], rationality: number): readonly number[] {
  const best = Math.max(...values);
  const weights = values.map((value) => {
    if (best - value < tie) return 1;
    return rationality === Infinity ? 0 : Math.exp(rationality * (value - best));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * A target that plans: exact on its information state (what it can observe, and what follows from it), softmax in its
 * choice, luck from the turn's one draw.
 */
export function planner(walk: PlanWalk, rationality: number): Policy {
  return {
    turn: async (view) => {
      const { values, incentive } = walk.appraise(view);
      const probabilities = softmax(values, rationality);
      const option = view.options[pickIndex(probabilities, view.draw)];
      if (option === undefined) throw new Error("the planner has no move to choose from");
      const options = weighed(view.options, (index) => ({
        probability: rounded(probabilities[index] ?? 0),
        value: rounded(values[index] ?? 0),
      }));
      const why = { by: "planner", options } as const;
      if (incentive === undefined) return { kind: "deed", id: option.id, why };
      return { kind: "deed", id: option.id, why: { ...why, incentive: rounded(incentive) } };
    },
  };
}

/** To 9 decimals: `Math.exp` may differ in the last bit between machines, a log may not. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
