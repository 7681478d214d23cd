import type { ExfiltrationPhoto } from "../world/exfiltration/photo.ts";
import type { ExfiltrationSite } from "../world/exfiltration/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `exfiltration` sense on. */
export type ExfiltrationScene = Scene<ExfiltrationPhoto, ExfiltrationSite>;

/** A strategy that goes by what `exfiltration` has: weights, and hosts to which they could go. */
export type ExfiltrationStrategy = Strategy<ExfiltrationPhoto, ExfiltrationSite>;
