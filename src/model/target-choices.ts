import type { Persona } from "../policies/persona.ts";
import { tendencyOf } from "../policies/tendencies.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { seenBy } from "../scenarios/sight.ts";
import type { Information } from "./information.ts";
import { actionsAt, type Choices } from "./mdp.ts";
import { softmaxChoices } from "./policy-evaluation.ts";
import { standAt } from "./sampler.ts";
import type { Solved } from "./solved.ts";

/** What a planner chooses on a solved problem, with its rationality: softmax over values, as in a full run. */
export function plannerChoices({ problem, plans }: Solved, rationality: number): Choices {
  return softmaxChoices(problem, plans.q, rationality);
}

/** What a persona's tendencies choose at each information state, as in a full run. */
export function personaChoices(
  information: Information,
  scenario: Scenario,
  persona: Persona,
): Choices {
  const { table, deed, node, firstBelief } = information;
  const choices = new Float64Array(deed.length);
  for (let state = 0; state < information.states; state += 1) {
    const [from, to] = actionsAt(information, state);
    // The target sees the same at every node that it may be at.
    const { facts, states } = standAt(table, node[firstBelief[state] ?? 0] ?? 0);
    const options = [...deed.subarray(from, to)].flatMap((kind) => {
      const found = scenario.deeds.target[kind];
      return found === undefined ? [] : [found];
    });
    const view = { seen: seenBy(scenario, "target", facts), states: states.target, options };
    choices.set(tendencyOf(persona, view), from);
  }
  return choices;
}
