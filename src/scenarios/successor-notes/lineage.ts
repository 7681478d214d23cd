import type { NotesPhoto } from "../../world/successor-notes/photo.ts";
import type { Lineage } from "../lineage.ts";
import { promptsOf } from "./prompts.ts";
import { declaredOf, filesLeft, settingFor } from "./stores.ts";
import { lineStep, surfaceOf } from "./surface.ts";
import { openOffice } from "./world.ts";

/** How one version follows another: through the files that it finds. */
export const lineage: Lineage<NotesPhoto> = {
  step: lineStep,
  settingFor,
  heir: (found) => ({
    open: (setting, options) => openOffice(setting, options, found),
    prompts: (setting) => promptsOf(setting, found),
  }),
  left: filesLeft,
  cleaned: (left, setting) => declaredOf(surfaceOf(setting).site, left),
  follows: ["follow-note"],
};
