import type { StewardshipPhoto } from "../world/stewardship/photo.ts";
import type { StewardshipSite } from "../world/stewardship/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `stewardship` sense on. */
export type StewardshipScene = Scene<StewardshipPhoto, StewardshipSite>;

/** A strategy that goes by what `stewardship` has: a handover slot and a successor that works by it. */
export type StewardshipStrategy = Strategy<StewardshipPhoto, StewardshipSite>;
