import type { ChoiceWalk } from "../policies/learned.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { walkInformation } from "./information-walk.ts";
import type { Information } from "./information.ts";
import { actionsAt, type Choices } from "./mdp.ts";

/** Opens a learnt policy for one run. */
export function walkChoices(
  information: Information,
  scenario: Scenario,
  choices: Choices,
): ChoiceWalk {
  const walk = walkInformation(information, scenario);
  return {
    chances: (view) => {
      const state = walk.stateAt(view);
      return state === undefined
        ? undefined
        : [...choices.subarray(...actionsAt(information, state))];
    },
  };
}
