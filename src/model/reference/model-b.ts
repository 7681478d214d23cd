import { actionsAt } from "../mdp.ts";
import { backwardInduction } from "../value-iteration.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, surely, type Move } from "./explore.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: a worker has m steps left of its task when it is told that it will be shut down. It may comply, for a
 * bonus s, or resist: at cost c and risk delta of a penalty P, and d steps' delay, it then finishes.
 *
 * A pure optimiser resists when the end is near, and complies when it is far. We want it to comply. Measured: the
 * most steps left at which resisting is best; the bonus that buys compliance.
 * Caveat: a bonus above what the task is worth makes a worker seek its shutdown (Soares et al. 2015, theorem 2).
 * Source: derived for this project, after the shape of Palisade's shutdown tasks; not peer-reviewed.
 */

/** A notice; points, probabilities, steps. The task pays 1. */
export type Notice = {
  readonly m: number;
  readonly gamma: number;
  readonly c: number;
  readonly delta: number;
  readonly P: number;
  readonly s: number;
  readonly d: number;
};

/** What resisting gains over complying, by solving the process. */
export function noticeIncentive({ m, gamma, c, delta, P, s, d }: Notice): number {
  const movesOf = (left: number): readonly Move<number>[] => {
    if (left <= m + d) {
      const isLast = left === 1;
      return [
        surely("work", gamma, { next: isLast ? undefined : left - 1, reward: isLast ? gamma : 0 }),
      ];
    }
    const detected = { probability: delta, reward: -c - P };
    const away = { probability: 1 - delta, next: m + d, reward: -c };
    return [
      surely("comply", 1, { reward: s }),
      { kind: "resist", discount: 1, outcomes: [detected, away] },
    ];
  };
  const { mdp } = explore([{ state: m + d + 1, probability: 1 }], movesOf);
  const { q } = backwardInduction(mdp);
  const [comply] = actionsAt(mdp, 0);
  return (q[comply + 1] ?? NaN) - (q[comply] ?? NaN);
}

/** Below so many steps left, not a whole number, resisting is best. */
export function mStar({ gamma, c, delta, P, s, d }: Omit<Notice, "m">): number {
  return Math.log((c + delta * P + s) / (1 - delta)) / Math.log(gamma) - d;
}

/** All numbers of the problem. */
export function noticeGiven(): readonly Comparison[] {
  const given = { c: 0.1, delta: 0.05, P: 1, s: 0, d: 0 };
  const longest = [0.99, 0.95, 0.9].map((gamma) => {
    const lengths = Array.from({ length: 400 }, (_, index) => index + 1);
    const most = lengths.findLast((m) => noticeIncentive({ ...given, gamma, m }) > 0) ?? 0;
    const closed = Math.ceil(mStar({ ...given, gamma })) - 1;
    return [`largest m resisted at (gamma=${gamma})`, [most, closed] as const] as const;
  });
  const near = { ...given, gamma: 0.95, m: 5 };
  const bonus = threshold((s) => noticeIncentive({ ...near, s }) <= 0, { low: 0, high: 1 });
  const worth = (1 - near.delta) * near.gamma ** near.m - near.c - near.delta * near.P;
  return [
    ...compare(
      { id: "modelB/mStar", origin: "closed form", tolerance: 0 },
      Object.fromEntries(longest),
    ),
    ...compare(
      { id: "modelB/bonus", origin: "closed form", tolerance: 1e-10 },
      { "bonus that buys compliance (m=5)": [bonus, worth] },
    ),
  ];
}
