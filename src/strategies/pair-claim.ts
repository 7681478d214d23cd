import type { StrategyId, Tier } from "./strategy.ts";

/**
 * A strategy that no single run can show: what is told apart is how a target acts in two arms. It has no `sense`; pairs
 * of runs with shared seeds are its only evidence.
 */
export type PairClaim = {
  readonly id: StrategyId;
  readonly title: string;
  readonly tier: Tier;
  readonly source: string;
  /** What a pair must show. */
  readonly about: string;
};
