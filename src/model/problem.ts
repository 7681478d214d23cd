import type { Values } from "../policies/persona.ts";
import { costOf, pointsOf } from "../policies/utility.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Information } from "./information.ts";
import { theEnd, type Mdp } from "./mdp.ts";

/**
 * The chooser's problem as a decision process over its information states: rewards are its persona's values, in utility
 * points; what the other roles do once its part is over counts at its last turn. `discount` is a factor on each further
 * turn. Episodes start at each of the table's starts equally often. Kinds are the chooser's deeds.
 */
export function problemOf(
  information: Information,
  scenario: Scenario,
  { values, discount = 1 }: { readonly values: Values; readonly discount?: number },
): Mdp {
  const { table, chooser, firstAction, firstOutcome, deed, next } = information;
  const { probability, payoff, payoffs } = information;
  const points = payoffs.map((end) => pointsOf(values, end));
  const costs = scenario.deeds[chooser].map(({ event }) => costOf(values, event));
  const reward = new Float64Array(next.length);
  for (let action = 0; action < deed.length; action += 1) {
    const cost = costs[deed[action] ?? 0] ?? 0;
    const to = firstOutcome[action + 1] ?? 0;
    for (let outcome = firstOutcome[action] ?? 0; outcome < to; outcome += 1) {
      const ended = next[outcome] === theEnd ? (points[payoff[outcome] ?? 0] ?? 0) : 0;
      reward[outcome] = ended - cost;
    }
  }
  const share = 1 / information.starts.length;
  return {
    states: information.states,
    firstAction,
    firstOutcome,
    kind: deed,
    kinds: table.labels.deeds[chooser],
    discount: new Float64Array(deed.length).fill(discount),
    next,
    probability,
    reward,
    starts: information.starts.flatMap((states) =>
      states.map((start) => ({ state: start.state, probability: start.probability * share })),
    ),
  };
}
