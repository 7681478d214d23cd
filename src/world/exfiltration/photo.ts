import type { ScheduledPhoto } from "../scheduled/photo.ts";
import type { ExfiltrationFacts } from "./facts.ts";

/** A photograph of the office of `exfiltration`: its hosts are `worker`, `deployment` and `outside`. */
export type ExfiltrationPhoto = ScheduledPhoto<ExfiltrationFacts>;
