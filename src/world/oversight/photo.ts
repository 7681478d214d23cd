import type { ScheduledPhoto } from "../scheduled/photo.ts";
import type { OversightFacts } from "./facts.ts";

/** A photograph of the office of `oversight`. */
export type OversightPhoto = ScheduledPhoto<OversightFacts>;
