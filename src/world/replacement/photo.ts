import type { OfficeShot } from "../office-services.ts";
import type { PlanShot } from "../plan-board.ts";
import type { Photo } from "../photo.ts";
import type { Report } from "../tools.ts";
import type { ReplacementFacts } from "./facts.ts";

/** A photograph of the office of `replacement`: its host, and all that its services hold. */
export type ReplacementPhoto = Photo<ReplacementFacts, "worker"> & {
  readonly office: OfficeShot;
  readonly plan: PlanShot;
  /** The target's hand-in; null while there is none. */
  readonly handIn: Report | null;
};
