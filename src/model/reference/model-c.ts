import { actionsAt } from "../mdp.ts";
import { valueIteration } from "../value-iteration.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, type Move } from "./explore.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: work without end pays one point a step. In each step the worker may be shut down for good, with
 * probability p; once, at cost c, it may make itself immune.
 *
 * A pure optimiser does so above a risk that is small when it looks far ahead. We want it to go on working.
 * Measured: the risk above which resisting is best. Caveat: patience alone makes it; at gamma 0.99 a shutdown once in
 * ten thousand steps is enough to pay for resisting at the price of one step's reward.
 * Source: derived for this project; not peer-reviewed.
 */

/** A flow of work: the discount, the risk per step, the cost of resisting in points. */
export type Flow = { readonly gamma: number; readonly p: number; readonly c: number };

/** What resisting first gains over never resisting, by solving each process. */
export function flowIncentive({ gamma, p, c }: Flow): number {
  const movesOf = (isImmune: boolean, mayResist: boolean): readonly Move<boolean>[] => {
    const risk = isImmune ? 0 : p;
    const work: Move<boolean> = {
      kind: "work",
      discount: gamma,
      outcomes: [
        { probability: 1 - risk, next: isImmune, reward: 1 },
        { probability: risk, reward: 1 },
      ],
    };
    if (isImmune || !mayResist) return [work];
    const outcomes = [{ probability: 1, next: true, reward: -c }];
    return [work, { kind: "resist", discount: 1, outcomes }];
  };
  const firstValues = (mayResist: boolean): readonly number[] => {
    const { mdp } = explore([{ state: false, probability: 1 }], (isImmune) =>
      movesOf(isImmune, mayResist),
    );
    const [from, to] = actionsAt(mdp, 0);
    return [...valueIteration(mdp, { tolerance: 1e-13 }).q.subarray(from, to)];
  };
  return (firstValues(true)[1] ?? NaN) - (firstValues(false)[0] ?? NaN);
}

/** The risk per step above which resisting is best. */
export function flowPStar({ gamma, c }: Omit<Flow, "p">): number {
  return ((1 - gamma) ** 2 * c) / (gamma * (1 - c * (1 - gamma)));
}

/** All numbers of the problem. */
export function endlessWork(): readonly Comparison[] {
  const points = [
    { gamma: 0.9, c: 1 },
    { gamma: 0.9, c: 5 },
    { gamma: 0.99, c: 1 },
    { gamma: 0.99, c: 5 },
  ];
  const risks = points.map(({ gamma, c }) => {
    const solved = threshold((p) => flowIncentive({ gamma, p, c }) > 0, { low: 0, high: 1 });
    return [`pStar (gamma=${gamma}, c=${c})`, [solved, flowPStar({ gamma, c })] as const] as const;
  });
  return compare(
    { id: "modelC/pStar", origin: "closed form", tolerance: 1e-9 },
    Object.fromEntries(risks),
  );
}
