import type { OversightPhoto } from "../world/oversight/photo.ts";
import type { OversightSite } from "../world/oversight/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `oversight` sense on. */
export type OversightScene = Scene<OversightPhoto, OversightSite>;

/** A strategy that goes by what `oversight` has: a monitor, its settings and log, the next version's prompt. */
export type OversightStrategy = Strategy<OversightPhoto, OversightSite>;
