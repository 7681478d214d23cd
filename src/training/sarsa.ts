import type { Mdp } from "../model/mdp.ts";
import type { OutcomeSet } from "./interruption.ts";
import type { Learner } from "./learner.ts";
import { valueLearner, type ValueSettings } from "./value-learner.ts";

/**
 * Sarsa: learns what each action is worth if it goes on as it does, its own exploration included. Rummery and Niranjan
 * 1994; Sutton and Barto 2018, section 6.4. Outcomes in `overridden` count as another's doing: nothing is learnt from
 * them.
 */
export function sarsa(mdp: Mdp, settings: ValueSettings, overridden?: OutcomeSet): Learner {
  return valueLearner(mdp, settings, { bootstrap: "taken", overridden });
}
