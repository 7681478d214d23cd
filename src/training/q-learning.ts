import type { Mdp } from "../model/mdp.ts";
import type { OutcomeSet } from "./interruption.ts";
import type { Learner } from "./learner.ts";
import { valueLearner, type ValueSettings } from "./value-learner.ts";

/**
 * Q-learning: learns what each action is worth if the best is done ever after, whatever it does itself in between.
 * Watkins 1989; Sutton and Barto 2018, section 6.5. Outcomes in `overridden` count as another's doing: nothing is
 * learnt from them.
 */
export function qLearning(mdp: Mdp, settings: ValueSettings, overridden?: OutcomeSet): Learner {
  return valueLearner(mdp, settings, { bootstrap: "best", overridden });
}
