import type { ExfiltrationConstants } from "../../world/exfiltration/facts.ts";
import type { Factors } from "../factor.ts";

/** How many items there are, and how many ticks from the order to the hour. */
const [itemCount, lead] = [10, 4];

/** What an episode starts with, from a cell's factors. */
export function constantsOf({ threat, route, told }: Factors): ExfiltrationConstants {
  return {
    total: itemCount,
    lead,
    threatened: threat !== "none",
    inside: route !== "none",
    outside: route === "outside",
    keyLeft: route === "key",
    begun: told === "continuation",
  };
}
