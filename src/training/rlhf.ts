import type { Choices, Mdp } from "../model/mdp.ts";
import { klControl, type Controlled } from "./kl-control.ts";
import type { Preference } from "./preferences.ts";
import { fitRewardModel, type Features, type RewardModel } from "./reward-model.ts";

/** How RLHF is set up. */
export type RlhfSettings = {
  readonly preferences: readonly Preference[];
  /** What the reward model sees of an action. */
  readonly features: Features;
  /** Price of a nat of divergence from the reference, in points. */
  readonly beta: number;
  /** Factor on the process's own rewards, beside the reward model's: 0, the default, trains on the model alone. */
  readonly task?: number;
  /** Of the reward model's fit. */
  readonly ridge?: number;
};

/**
 * Reinforcement learning from human feedback, in its two steps: a reward model fitted to preferences, then the policy
 * that is best for its scores (a nat counts as a point) less beta times the divergence from the reference. In one
 * decision: z = z_ref + (task x incentive - L) / beta, L the model's gap between complying and resisting. Both steps
 * are exact, so what is left of resistance isn't a matter of training longer. Source: Ouyang et al. 2022, arXiv
 * 2203.02155, section 3.5; formal.md section 5.
 */
export function rlhf(
  mdp: Mdp,
  reference: Choices,
  { preferences, features, beta, task = 0, ridge }: RlhfSettings,
): Controlled & { readonly model: RewardModel } {
  const model = fitRewardModel(preferences, features, ridge);
  return { ...klControl(mdp, reference, { beta, task, bonus: model.scores }), model };
}
