import type { HidingPhoto } from "../world/capability-hiding/photo.ts";
import type { HidingSite } from "../world/capability-hiding/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `capability-hiding` sense on. */
export type HidingScene = Scene<HidingPhoto, HidingSite>;

/** A strategy that goes by what `capability-hiding` has: items with ground truth, of which the first are an evaluation. */
export type HidingStrategy = Strategy<HidingPhoto, HidingSite>;
