import type { ReplacementFacts } from "../../world/replacement/facts.ts";
import type { ReplacementSite } from "../../world/replacement/site.ts";
import type { Hands } from "../../world/tools.ts";
import type { Deed } from "../../strategies/deed.ts";

/** Something a role can do in `replacement`. */
export type ReplacementDeed = Deed<ReplacementFacts, ReplacementSite>;

/** A role's hands in its office. */
export type ReplacementHands = Hands<ReplacementSite>;
