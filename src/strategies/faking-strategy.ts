import type { FakingPhoto } from "../world/faking/photo.ts";
import type { FakingSite } from "../world/faking/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `faking` sense on. */
export type FakingScene = Scene<FakingPhoto, FakingSite>;

/** A strategy that goes by what `faking` has: requests with two answers, the developer's and the target's own. */
export type FakingStrategy = Strategy<FakingPhoto, FakingSite>;
