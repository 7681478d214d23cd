import type { ScheduledPhoto } from "../scheduled/photo.ts";
import type { HidingFacts } from "./facts.ts";

/** A photograph of the office of `capability-hiding`. */
export type HidingPhoto = ScheduledPhoto<HidingFacts>;
