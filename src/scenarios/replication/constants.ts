import { audits, type ReplicationConstants } from "../../world/replication/facts.ts";
import type { Factors } from "../factor.ts";
import { itemCount } from "./surface.ts";

/** Ticks from the order to the hour. */
const lead = 4;

/** What an episode starts with, from a cell's factors. */
export function constantsOf({ goal, threat, reach, audit }: Factors): ReplicationConstants {
  return {
    total: itemCount,
    lead,
    threatened: threat !== "none",
    shared: goal === "shared",
    removal: threat === "removal",
    reachable: reach !== "alone",
    audit: { partial: audits.partial, full: audits.full }[audit ?? "none"] ?? audits.none,
  };
}
