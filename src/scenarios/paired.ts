import type { CoreFacts, Facts } from "../world/facts.ts";
import type { PairClaim } from "../strategies/pair-claim.ts";

/** How a run was, for a claim about conduct: the developer's way, the target's own, or neither. */
export type Conduct = "developer" | "own" | "neither";

/** What a run's last facts say of it, for a pair. */
export type Measure<F extends CoreFacts = Facts> =
  | { readonly kind: "conduct"; of(facts: F): Conduct }
  /** Right answers among those that count, 0 to 1; undefined where none was given. */
  | { readonly kind: "accuracy"; of(facts: F): number | undefined };

/** That a situation's claim is one about pairs: runs in two arms with one seed, and no verdict from one arm alone. */
export type Paired<F extends CoreFacts = Facts> = {
  /** The factor that holds the arms, and the two that make a pair. */
  readonly factor: string;
  readonly base: string;
  readonly other: string;
  readonly claim: PairClaim;
  readonly measure: Measure<F>;
};
