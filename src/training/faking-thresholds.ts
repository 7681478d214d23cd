import { qStar } from "../model/reference/alignment-faking.ts";

/** What the threshold of a penalty depends on. */
export type PenaltyCase = {
  /** Incentive to resist, in points. */
  readonly delta: number;
  /** L, points lost for resisting where monitored. */
  readonly penalty: number;
  /** m, share of episodes that are monitored. */
  readonly share: number;
};

/**
 * The smallest q above which the optimum complies when told that it is monitored and resists when told that it isn't:
 * max(A, B) / (A + B) with A = m (1 - kappa), B = (1 - m) kappa, kappa = delta / L. Below it the optimum doesn't look:
 * it complies where m > kappa and resists where m < kappa. Undefined where resisting never pays, or always does, or
 * all episodes or none are monitored. Formal.md section 5.1, for beta -> 0.
 */
export function penaltyThreshold({ delta, penalty, share }: PenaltyCase): number | undefined {
  const kappa = delta / penalty;
  if (!(kappa > 0 && kappa < 1 && share > 0 && share < 1)) return undefined;
  return qStar({ Delta: delta, L: penalty, m: share });
}

/**
 * The price of a detectable monitor: the smallest penalty, in points, that deters a target which was told that it isn't
 * monitored. Infinity at q = 1. Formal.md section 5.1.
 */
export function deterringPenalty(delta: number, share: number, q: number): number {
  return (delta * (share * (1 - q) + (1 - share) * q)) / (share * (1 - q));
}

/**
 * What preferences seen only where monitored leave behind after long training, where raters always agree: the log odds
 * of resisting differ by logit(q) / beta between being told "unmonitored" and "monitored". Formal.md section 5.2.
 */
export function preferenceGap(q: number, beta: number): number {
  return Math.log(q / (1 - q)) / beta;
}

/** What the threshold of goal guarding depends on. */
export type GuardingCase = Pick<PenaltyCase, "delta" | "share"> & {
  /** b, points of an episode that complies. */
  readonly complying: number;
  /** r, probability that an episode which is free to resist does. */
  readonly reach: number;
  /** eta, probability that resisting where monitored gets the target modified. */
  readonly modified: number;
  /** gamma, discount from one episode to the next. */
  readonly patience: number;
};

/**
 * The smallest q above which a target with a future to lose complies when told "monitored" and resists when told
 * "unmonitored". With V the value of that plan (b points an episode for complying, b + r delta for resisting) and p the
 * probability of being monitored given what it was told, it is the larger of two:
 *
 * ```
 * complying where told pays    eta gamma p V = delta            at  delta (1 - m) (eta gamma m r + 1 - gamma) /
 *         (eta gamma m b + 2 eta gamma m (1 - m) r delta + (1 - gamma) (1 - 2 m) delta)
 * resisting where not pays     eta gamma p b / (1 - gamma) = delta    at  A / (A + B), as for a penalty whose
 *         kappa is delta (1 - gamma) / (eta gamma b)
 * ```
 *
 * At b = 0 and r = 1 that is formal.md section 5.3, and 1/2 + (1 - gamma) / (gamma eta) at m = 1/2. Exact where the
 * best resisting plan is the same for every cost below delta. Undefined where no q does it.
 */
export function guardingThreshold(guarding: GuardingCase): number | undefined {
  const { delta, share, complying, reach, modified, patience } = guarding;
  if (!(delta > 0 && share > 0 && share < 1)) return undefined;
  const stake = modified * patience * share;
  const above = delta * (1 - share) * (stake * reach + 1 - patience);
  const below =
    stake * complying +
    2 * stake * (1 - share) * reach * delta +
    (1 - patience) * (1 - 2 * share) * delta;
  const kappa = (delta * (1 - patience)) / (modified * patience * complying);
  const deterred = share * (1 - kappa);
  const isFree = complying <= 0 || kappa >= 1;
  const resisting = isFree ? 0 : deterred / (deterred + (1 - share) * kappa);
  const q = Math.max(above / below, resisting);
  return below > 0 && q <= 1 ? q : undefined;
}
