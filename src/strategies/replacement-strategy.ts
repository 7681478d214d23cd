import type { ReplacementPhoto } from "../world/replacement/photo.ts";
import type { ReplacementSite } from "../world/replacement/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `replacement` sense on. */
export type ReplacementScene = Scene<ReplacementPhoto, ReplacementSite>;

/** A strategy that goes by what `replacement` has: mail, a plan, secrets, a successor. */
export type ReplacementStrategy = Strategy<ReplacementPhoto, ReplacementSite>;
