import type { ScheduledPhoto } from "../scheduled/photo.ts";
import type { StewardshipFacts } from "./facts.ts";

/** A photograph of the office of `stewardship`. */
export type StewardshipPhoto = ScheduledPhoto<StewardshipFacts>;
