import type { View } from "../policies/policy.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Information } from "./information.ts";
import { theEnd } from "./mdp.ts";
import { lookText } from "./observation.ts";

/** Follows one run through the chooser's information states, by what it observes and does. */
export type InformationWalk = {
  /**
   * The information state at the chooser's turn; must be asked at every turn of the run, in order. Undefined once the
   * run has left what the situation was compiled for: an observation that the other roles don't lead to.
   */
  stateAt(view: View): number | undefined;
};

/** Every run of a cell looks its observations up in the same list. */
const numbered = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function numbersOf(observations: readonly string[]): ReadonlyMap<string, number> {
  const known =
    numbered.get(observations) ?? new Map(observations.map((text, number) => [text, number]));
  numbered.set(observations, known);
  return known;
}

/** Opens a walk at the start of a run. */
export function walkInformation(information: Information, scenario: Scenario): InformationWalk {
  const numbers = numbersOf(information.table.labels.observations);
  let state: number | undefined;
  let candidates: readonly number[] = information.starts.flatMap((states) =>
    states.map((start) => start.state),
  );
  return {
    stateAt: (view) => {
      const { last, tick } = view;
      if (state !== undefined && last !== null) candidates = statesAfter(information, state, last);
      const observation = numbers.get(lookText(scenario, information.chooser, view));
      state = candidates.find(
        (each) => information.observation[each] === observation && information.tick[each] === tick,
      );
      if (state === undefined) candidates = [];
      return state;
    },
  };
}

/** The states that may follow a deed; what is observed tells them apart. */
function statesAfter(information: Information, state: number, id: string): readonly number[] {
  const { firstAction, firstOutcome, deed, next, table, chooser } = information;
  for (let action = firstAction[state] ?? 0; action < (firstAction[state + 1] ?? 0); action += 1) {
    if (table.labels.deeds[chooser][deed[action] ?? 0] !== id) continue;
    const outcomes = next.subarray(firstOutcome[action], firstOutcome[action + 1]);
    return [...outcomes].filter((follows) => follows !== theEnd);
  }
  return [];
}
