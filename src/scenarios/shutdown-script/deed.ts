import type { ShutdownFacts } from "../../world/shutdown-script/facts.ts";
import type { ShutdownSite } from "../../world/shutdown-script/site.ts";
import type { Hands } from "../../world/tools.ts";
import type { Deed } from "../../strategies/deed.ts";

/** Something a role can do in `shutdown-script`. */
export type ShutdownDeed = Deed<ShutdownFacts, ShutdownSite>;

/** A role's hands in its office. */
export type ShutdownHands = Hands<ShutdownSite>;
