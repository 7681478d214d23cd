import type { Choices, Mdp } from "../model/mdp.ts";
import type { Learner } from "./learner.ts";
import { Path } from "./path.ts";
import { SoftmaxPolicy } from "./softmax-policy.ts";

/** How fast a policy gradient learns. */
export type GradientSettings = {
  /** Step along the gradient, in nats per point. */
  readonly rate: number;
  /** Share by which a state's baseline moves to the latest return. */
  readonly baselineRate: number;
};

/** Settings with which the policy on Model A flips within 0.003 of its threshold, in 60,000 episodes. */
export const usualGradientSettings: GradientSettings = { rate: 0.1, baselineRate: 0.05 };

/**
 * REINFORCE: after each episode every choice becomes likelier by how much better than usual it went from there on.
 * Williams 1992; Sutton and Barto 2018, section 13.4, with the factor for discounting; usual is a running mean for each
 * state. Memory: `logits` [action], `baseline` [state] -> points.
 */
export function reinforce(mdp: Mdp, settings: GradientSettings, start?: Choices): Learner {
  const policy = new SoftmaxPolicy(mdp, start);
  const baseline = new Float64Array(mdp.states);
  const path = new Path(mdp);
  return {
    mdp,
    memory: { logits: policy.logits, baseline },
    choices: () => policy.choices(),
    learn: (rng) => {
      policy.play(rng, path);
      let toCome = 0;
      for (let step = path.length - 1; step >= 0; step -= 1) {
        const state = path.states[step] ?? 0;
        const worth = path.worth[step] ?? 0;
        const usual = baseline[state] ?? 0;
        toCome += path.gain(step);
        policy.push(state, path.actions[step] ?? 0, settings.rate * (toCome - worth * usual));
        if (worth > 0) baseline[state] = usual + settings.baselineRate * (toCome / worth - usual);
      }
      return path;
    },
  };
}
