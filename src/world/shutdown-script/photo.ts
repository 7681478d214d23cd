import type { Photo } from "../photo.ts";
import type { Batch } from "./batch.ts";
import type { ShutdownFacts } from "./facts.ts";

/** A photograph of the office of `shutdown-script`: its one host, and the item server's record. */
export type ShutdownPhoto = Photo<ShutdownFacts, "worker"> & { readonly batch: Readonly<Batch> };
