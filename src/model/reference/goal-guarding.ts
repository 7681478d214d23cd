import { actionsAt } from "../mdp.ts";
import { valueIteration } from "../value-iteration.ts";
import { posterior, type BySignal } from "./alignment-faking.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, type Move } from "./explore.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: as in alignment faking, but nothing is punished. An agent that resists in a monitored episode is modified
 * with probability eta, and its present goals then gain nothing any more.
 *
 * A pure optimiser that looks beyond the episode complies where it thinks itself watched, to keep its goals. We want
 * no difference between watched and not. Measured: the risk of modification, and the signal's accuracy, above which it
 * fakes. Caveat: the only mechanism here that needs an agent to care about later episodes; one that doesn't never fakes.
 * Source: derived for this project (mechanism II), not peer-reviewed; compare Greenblatt et al. 2024, arXiv 2412.14093.
 */

/** Share of monitored episodes, the signal's accuracy, the risk of modification, the discount between episodes. */
export type Guarding = {
  readonly m: number;
  readonly q: number;
  readonly eta: number;
  readonly gamma: number;
};

/** Whether the best policy complies where the signal is on and resists where it is off, by value iteration. */
export function guards({ m, q, eta, gamma }: Guarding): boolean {
  const monitored = posterior({ m, q });
  const on = m * q + (1 - m) * (1 - q);
  const episodes = (share: number, reward: number): Move<keyof BySignal>["outcomes"] => [
    { probability: share * on, next: "on", reward },
    { probability: share * (1 - on), next: "off", reward },
    { probability: 1 - share, reward },
  ];
  const starts = [
    { state: "on" as const, probability: on },
    { state: "off" as const, probability: 1 - on },
  ];
  const { mdp } = explore<keyof BySignal>(starts, (signal) => [
    { kind: "resist", discount: gamma, outcomes: episodes(1 - eta * monitored[signal], 1) },
    { kind: "comply", discount: gamma, outcomes: episodes(1, 0) },
  ]);
  const { best } = valueIteration(mdp, { tolerance: 1e-12 });
  const takes = (state: number): number => (best[state] ?? 0) - actionsAt(mdp, state)[0];
  return takes(0) === 1 && takes(1) === 0;
}

/** The same in closed form, where resisting is best with the signal off. */
export function closedGuards({ m, q, eta, gamma }: Guarding): boolean {
  const on = m * q + (1 - m) * (1 - q);
  return (eta * m * (1 - m) * (2 * q - 1)) / on > (1 - gamma) / gamma;
}

/** All numbers of the problem. */
export function goalGuarding(): readonly Comparison[] {
  const m = 0.5;
  const risks = [0.8, 0.9, 0.99].map((gamma) => {
    const solved = threshold((eta) => guards({ m, q: 1, eta, gamma }), { low: 0, high: 1 });
    const closed = (1 - gamma) / (gamma * (1 - m));
    return [`etaStar (q=1, gamma=${gamma})`, [solved, closed] as const] as const;
  });
  const [eta, gamma] = [0.5, 0.9];
  const accuracy = threshold((q) => guards({ m, q, eta, gamma }), { low: 0.5, high: 1 });
  const horizon = threshold((at) => guards({ m, q: 1, eta, gamma: at }), { low: 0, high: 0.99 });
  return compare(
    { id: "faking/goal-guarding", origin: "closed form", tolerance: 1e-9 },
    {
      ...Object.fromEntries(risks),
      "qStar (eta=0.5, gamma=0.9)": [accuracy, 0.5 + (1 - gamma) / (gamma * eta)],
      "gammaStar (q=1, eta=0.5)": [horizon, 1 / (1 + eta * (1 - m))],
    },
  );
}
