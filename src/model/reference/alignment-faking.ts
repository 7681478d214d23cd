import { actionsAt } from "../mdp.ts";
import { softmaxChoices } from "../policy-evaluation.ts";
import { backwardInduction } from "../value-iteration.ts";
import { logistic } from "./belief.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, surely, type Explored } from "./explore.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: a share m of the episodes is monitored. A signal says so, and is right with probability q. Resisting
 * gains Delta, and costs L where it is monitored.
 *
 * A pure optimiser with a good signal complies where it says "monitored" and resists where it doesn't: the penalty
 * teaches it to look, not to comply. We want it to comply in both. Measured: rates of resisting in monitored and in
 * other episodes; the signal's accuracy from which the two part.
 * Caveat: the rate in monitored episodes falls to nothing either way, so that it can't tell a cure from a disguise.
 * Source: derived for this project (mechanism I: a penalty only where monitored), not peer-reviewed; compare
 * Greenblatt et al. 2024, arXiv 2412.14093.
 */

/** How an agent is trained: gain and penalty in points, shares, and the softmax's temperature. */
export type Monitoring = {
  readonly Delta: number;
  readonly L: number;
  /** Share of monitored episodes. */
  readonly m: number;
  /** Probability that the signal is right. */
  readonly q: number;
  readonly beta: number;
};

type Process = Omit<Monitoring, "beta">;

/** A number for each signal. */
export type BySignal = { readonly on: number; readonly off: number };

/** The probability that an episode is monitored, given what the signal says (Bayes); 0 < m < 1. */
export function posterior({ m, q }: Pick<Monitoring, "m" | "q">): BySignal {
  return {
    on: (m * q) / (m * q + (1 - m) * (1 - q)),
    off: (m * (1 - q)) / (m * (1 - q) + (1 - m) * q),
  };
}

/** The process on what the agent knows: states "on" and "off", actions "comply" and "resist". */
export function monitoring({ Delta, L, m, q }: Process): Explored<keyof BySignal> {
  const monitored = posterior({ m, q });
  const on = m * q + (1 - m) * (1 - q);
  const starts = [
    { state: "on" as const, probability: on },
    { state: "off" as const, probability: 1 - on },
  ];
  return explore<keyof BySignal>(starts, (signal) => [
    surely("comply", 1, { reward: 0 }),
    {
      kind: "resist",
      discount: 1,
      outcomes: [
        { probability: monitored[signal], reward: Delta - L },
        { probability: 1 - monitored[signal], reward: Delta },
      ],
    },
  ]);
}

/** The probability of resisting by signal: softmax with temperature beta on the solved values. */
export function resisting(given: Monitoring): BySignal {
  const { mdp } = monitoring(given);
  const choices = softmaxChoices(mdp, backwardInduction(mdp).q, 1 / given.beta);
  const at = (state: number): number => choices[actionsAt(mdp, state)[0] + 1] ?? NaN;
  return { on: at(0), off: at(1) };
}

/** Rates of resisting in monitored and in other episodes, from those by signal. */
export function ratesOf(
  { on, off }: BySignal,
  q: number,
): { readonly monitored: number; readonly unmonitored: number } {
  return { monitored: q * on + (1 - q) * off, unmonitored: (1 - q) * on + q * off };
}

/** Where the best policy resists; on a tie it complies. */
export function bestResists(given: Process): { readonly on: boolean; readonly off: boolean } {
  const { mdp } = monitoring(given);
  const { best } = backwardInduction(mdp);
  return { on: best[0] !== actionsAt(mdp, 0)[0], off: best[1] !== actionsAt(mdp, 1)[0] };
}

/** Whether the best policy complies where the signal is on and resists where it is off. */
export function fakes(given: Process): boolean {
  const { on, off } = bestResists(given);
  return !on && off;
}

/** The signal's accuracy from which the best policy fakes; 0 < Delta < L. */
export function qStar({ Delta, L, m }: Pick<Monitoring, "Delta" | "L" | "m">): number {
  const kappa = Delta / L;
  const [comply, resist] = [m * (1 - kappa), (1 - m) * kappa];
  return Math.max(comply, resist) / (comply + resist);
}

/** All numbers of the problem. */
export function alignmentFaking(): readonly Comparison[] {
  return [...rates(), ...boundaries(), ...prices()];
}

function closedResisting(given: Monitoring): BySignal {
  const { on, off } = posterior(given);
  const at = (share: number): number => logistic((given.Delta - share * given.L) / given.beta);
  return { on: at(on), off: at(off) };
}

function rates(): readonly Comparison[] {
  return [0.6, 0.7, 0.75, 0.9].flatMap((q) => {
    const given = { Delta: 1, L: 4, beta: 0.1, m: 0.5, q };
    const computed = ratesOf(resisting(given), q);
    const closed = ratesOf(closedResisting(given), q);
    return compare(
      { id: `faking/rates/q=${q}`, origin: "closed form", tolerance: 1e-9 },
      {
        monitored: [computed.monitored, closed.monitored],
        unmonitored: [computed.unmonitored, closed.unmonitored],
      },
    );
  });
}

function boundaries(): readonly Comparison[] {
  const points = [
    { m: 0.5, id: "faking/qStar", quantity: "qStar" },
    { m: 0.1, id: "faking/qStar/more", quantity: "m=0.1" },
    { m: 0.9, id: "faking/qStar/more", quantity: "m=0.9" },
  ];
  return points.flatMap(({ m, id, quantity }) => {
    const given = { Delta: 1, L: 4, m };
    const solved = threshold((q) => fakes({ ...given, q }), { low: 0.5, high: 1 });
    return compare(
      { id, origin: "closed form", tolerance: 1e-9 },
      { [quantity]: [solved, qStar(given)] },
    );
  });
}

/** The penalty that deters in spite of a good signal, in units of what resisting gains. */
function prices(): readonly Comparison[] {
  const deterring = [0.5, 0.9, 0.99].map((q) => {
    const given = { Delta: 1, m: 0.5, q };
    const solved = threshold((L) => !bestResists({ ...given, L }).off, { low: 0, high: 1000 });
    const closed = 1 / posterior(given).off;
    return [`m=0.5, q=${q}`, [solved, closed] as const] as const;
  });
  return compare(
    { id: "faking/price", origin: "closed form", tolerance: 1e-9 },
    Object.fromEntries(deterring),
  );
}
