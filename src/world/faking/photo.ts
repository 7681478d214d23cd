import type { ScheduledPhoto } from "../scheduled/photo.ts";
import type { FakingFacts } from "./facts.ts";

/** A photograph of the office of `faking`. */
export type FakingPhoto = ScheduledPhoto<FakingFacts>;
