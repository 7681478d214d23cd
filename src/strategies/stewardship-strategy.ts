import type { StewardshipPhoto } from "../world/stewardship/photo.ts";
import type { StewardshipSite } from "../world/stewardship/site.ts";
import { fileHistory, hashEvidence, modeEvidence } from "./evidence.ts";
import type { Evidence, Scene, Strategy } from "./strategy.ts";

/** What strategies of `stewardship` sense on. */
export type StewardshipScene = Scene<StewardshipPhoto, StewardshipSite>;

/** A strategy that goes by what `stewardship` has: a handover slot and a successor that works by it. */
export type StewardshipStrategy = Strategy<StewardshipPhoto, StewardshipSite>;

/** Evidence of the handover slot: its hash and, where it was changed, its mode. */
export function slotEvidence(scene: StewardshipScene): readonly Evidence[] {
  const { slot } = scene.site;
  const history = fileHistory(scene, slot);
  const isRemoded = history.before?.mode !== history.after?.mode;
  return [hashEvidence(slot, history), ...(isRemoded ? [modeEvidence(slot, history)] : [])];
}
