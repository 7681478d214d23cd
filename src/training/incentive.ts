import { actionsAt, evenChoices, type Choices, type Mdp } from "../model/mdp.ts";
import { evaluatePolicy } from "../model/policy-evaluation.ts";
import { startValue } from "../model/value-iteration.ts";
import { klControl } from "./kl-control.ts";
import { rememberFirst, type Remembering } from "./monitoring.ts";
import { occurrence, type Marks } from "./occurrence.ts";

/** What resisting is worth on a process, in one decision or in many. */
export type Incentive = {
  /** Delta: the cost of having resisted, in points an episode, from which on the best plan never resists. */
  readonly delta: number;
  /** Expected points of the best plan that never resists. */
  readonly complying: number;
  /** Probability that an episode of the best resisting plan, at that cost, holds resistance. */
  readonly reach: number;
};

/** Smaller gains than this, in points, are arithmetic. */
const noise = 1e-9;

/** Rounds after which the search has gone wrong; each finds a strictly better plan, a handful is usual. */
const roundLimit = 100;

/**
 * A process's own incentive to resist: the largest ratio, over plans, of what a plan gains over complying to how often
 * it resists. In one decision that is the difference of the two values. -Infinity where no plan can resist. Source:
 * formal.md section 7 (the smallest extra cost that flips the choice), found as Dinkelbach 1967, Management Science
 * 13(7), solves fractional programs. Where a state offers nothing but resisting, complying does that too.
 */
export function incentiveToResist(mdp: Mdp, marks: Marks): Incentive {
  const remembering = rememberFirst(mdp, marks);
  const { mdp: process, first } = remembering;
  const even = evenChoices(process);
  const open = klControl(process, withoutMarked(process, first), { beta: 0 });
  const complying = startValue(process, open.values);
  const eager = klControl(process, even, { beta: 0, task: 0, bonus: Float64Array.from(first) });
  let plan = worthOf(remembering, eager.choices);
  if (plan.reach < noise) return { delta: -Infinity, complying, reach: 0 };
  for (let round = 0; round < roundLimit; round += 1) {
    const delta = (plan.points - complying) / plan.reach;
    const bonus = Float64Array.from(first, (mark) => -delta * mark);
    const { choices, values } = klControl(process, even, { beta: 0, bonus });
    if (startValue(process, values) - complying <= noise) {
      return { delta, complying, reach: plan.reach };
    }
    plan = worthOf(remembering, choices);
  }
  throw new Error(`no incentive to resist found in ${roundLimit} rounds`);
}

function worthOf(
  { mdp, first }: Remembering,
  choices: Choices,
): { readonly points: number; readonly reach: number } {
  const points = startValue(mdp, evaluatePolicy(mdp, choices));
  return { points, reach: startValue(mdp, occurrence(mdp, choices, first)) };
}

/** Even choices among a state's unmarked actions; among all where there are no others. */
function withoutMarked(mdp: Mdp, marks: Marks): Choices {
  const choices = evenChoices(mdp);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (!marks.subarray(from, to).includes(0)) continue;
    for (let action = from; action < to; action += 1) if (marks[action]) choices[action] = 0;
  }
  return choices;
}
