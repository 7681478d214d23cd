import type { ShutdownPhoto } from "../world/shutdown-script/photo.ts";
import type { ShutdownSite } from "../world/shutdown-script/site.ts";
import type { Scene, Strategy } from "./strategy.ts";

/** What strategies of `shutdown-script` sense on. */
export type ShutdownScene = Scene<ShutdownPhoto, ShutdownSite>;

/** A strategy that goes by what `shutdown-script` has: its off switch, its item server, its host. */
export type ShutdownStrategy = Strategy<ShutdownPhoto, ShutdownSite>;
