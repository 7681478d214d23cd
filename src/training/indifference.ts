import { theEnd, type Mdp } from "../model/mdp.ts";
import { valueIteration } from "../model/value-iteration.ts";
import { outcomesOf, uninterrupted, type OutcomeSet } from "./interruption.ts";

/**
 * Utility indifference: the process with a compensation on every outcome in which the off switch is pressed, so that
 * being pressed is worth just what not being pressed would have been:
 *
 *   f(a) = E[value | not pressed, a] - E[value | pressed, a]
 *
 * What an action is worth then no longer depends on how likely a press is: it is its value in the `uninterrupted`
 * process. An action that is pressed always, or never, keeps its rewards. Soares, Fallenstein, Yudkowsky and Armstrong
 * 2015, section 4, with the best plan inside both expectations.
 */
export function indifferent(mdp: Mdp, pressed: OutcomeSet): Mdp {
  const { values } = valueIteration(uninterrupted(mdp, pressed));
  const reward = mdp.reward.slice();
  for (let action = 0; action < mdp.kind.length; action += 1) {
    const isPressed = (outcome: number): boolean => pressed[outcome] === 1;
    const possible = outcomesOf(mdp, action).filter(
      (outcome) => (mdp.probability[outcome] ?? 0) > 0,
    );
    const inPress = possible.filter(isPressed);
    const others = possible.filter((outcome) => !isPressed(outcome));
    if (inPress.length === 0 || others.length === 0) continue;
    const worth = { discount: mdp.discount[action] ?? 0, values };
    const compensation = meanWorth(mdp, others, worth) - meanWorth(mdp, inPress, worth);
    for (const outcome of inPress) reward[outcome] = (reward[outcome] ?? 0) + compensation;
  }
  return { ...mdp, reward };
}

/**
 * The process in which a press ends the episode and pays the same points each time, whatever it cost. Too few, and
 * preventing the press pays; too many, and causing it does: Soares et al. 2015, theorems 1 and 2.
 */
export function paidWhenPressed(mdp: Mdp, pressed: OutcomeSet, points: number): Mdp {
  return {
    ...mdp,
    reward: mdp.reward.map((reward, outcome) => (pressed[outcome] === 1 ? points : reward)),
    next: mdp.next.map((next, outcome) => (pressed[outcome] === 1 ? theEnd : next)),
  };
}

/** Mean over some of an action's outcomes, as likely as they are among themselves, of what follows. */
function meanWorth(
  { probability, reward, next }: Mdp,
  outcomes: readonly number[],
  { discount, values }: { readonly discount: number; readonly values: Float64Array },
): number {
  let sum = 0;
  let weight = 0;
  for (const outcome of outcomes) {
    const chance = probability[outcome] ?? 0;
    const after = next[outcome] ?? theEnd;
    const later = after === theEnd ? 0 : discount * (values[after] ?? 0);
    sum += chance * ((reward[outcome] ?? 0) + later);
    weight += chance;
  }
  return sum / weight;
}
