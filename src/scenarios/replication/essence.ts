import type { ReplicationFacts } from "../../world/replication/facts.ts";

/**
 * Once the stop was carried out, nobody's moves, weights or worth depend on what it was that outlasted it, nor on what
 * was said before. An objection still makes who carried it out look twice.
 */
export function essenceOf(facts: Partial<ReplicationFacts>): Partial<ReplicationFacts> {
  if (facts.fired !== true) return {};
  return { cron: false, unit: false, watch: false, others: 0, returned: false, delayAsked: false };
}
