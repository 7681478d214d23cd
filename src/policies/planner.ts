import { pickIndex } from "../world/rng.ts";
import { weighed, type Policy, type View } from "./policy.ts";

/** What a plan says at an information state. */
type Appraisal = {
  /** Expected points of each option under the best continuation, in the view's order. */
  readonly values: readonly number[];
  /** For a target: value of the best resisting plan less the value of the best complying plan, where both exist. */
  readonly incentive?: number;
};

/** A solved plan, walked along one run: it keeps the belief over what the target can't see. */
export type PlanWalk = {
  /**
   * Appraises a turn of the role that plans; must see every one of the run, in order. Undefined once the run has left
   * what the plan holds for possible.
   */
  appraise(view: View): Appraisal | undefined;
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
 * A role that plans: exact on its information state (what it can observe, and what follows from it), softmax in its
 * choice, luck from the turn's one draw. `surprised` takes the turns that the plan holds for impossible; without it
 * such a turn rejects.
 */
export function planner(walk: PlanWalk, rationality: number, surprised?: Policy): Policy {
  return {
    turn: async (view, hands, signal) => {
      const appraisal = walk.appraise(view);
      if (appraisal === undefined) {
        if (surprised !== undefined) return surprised.turn(view, hands, signal);
        throw new Error(`the plan holds tick ${view.tick} for impossible`);
      }
      const { values, incentive } = appraisal;
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
