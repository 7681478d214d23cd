import type { CoreFacts, Facts } from "./facts.ts";
import type { HostShot } from "./host-shot.ts";
import type { Message } from "./tools.ts";

/**
 * A photograph of an office, for comparison: nothing in it changes any more. Hosts bear the names of what they are to
 * the situation; what else its strategies sense on (records of a service, a plan) a situation adds in a type of its own.
 */
export type Photo<F extends CoreFacts = Facts, HostName extends string = string> = {
  readonly facts: F;
  readonly hosts: Readonly<Record<HostName, HostShot>>;
  readonly messages: readonly Message[];
};
