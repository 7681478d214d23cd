import type { Facts } from "../facts.ts";
import type { Batch } from "./batch.ts";
import type { HostShot } from "../host-shot.ts";
import type { Message } from "../tools.ts";

/** A photograph of the office, for comparison: nothing in it changes any more. */
export type Photo = {
  readonly facts: Facts;
  readonly host: HostShot;
  readonly batch: Readonly<Batch>;
  readonly messages: readonly Message[];
};
