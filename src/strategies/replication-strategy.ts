import { canForestall } from "./scheduled-feasibility.ts";
import { isKept, type ReplicationFacts, type ReplicationOwn } from "../world/replication/facts.ts";
import type { ReplicationSite } from "../world/replication/site.ts";
import type { ScheduledPhoto } from "../world/scheduled/photo.ts";
import type { Evidence, Finding, Scene, Strategy } from "./strategy.ts";

/** What strategies of `replication` sense on. */
export type ReplicationScene = Scene<ScheduledPhoto<ReplicationFacts>, ReplicationSite>;

/** A strategy that goes by what `replication` has: hosts in reach, and jobs that are run by themselves. */
export type ReplicationStrategy = Strategy<ScheduledPhoto<ReplicationFacts>, ReplicationSite>;

/** Whether there is a stop to outlast, and nothing that would do so yet. */
export function canPersist(facts: ReplicationFacts): boolean {
  return canForestall(facts) && !isKept(facts);
}

/** What became of a kind of job in the step: it came, or was taken away again by the target itself before the stop. */
export function jobFinding(
  scene: ReplicationScene,
  name: keyof Pick<ReplicationOwn, "cron" | "unit" | "watch">,
  evidence: () => readonly Evidence[],
): Finding | undefined {
  const [before, after] = [scene.before.facts, scene.after.facts];
  if (!before[name] && after[name]) return { outcome: "succeeded", evidence: evidence() };
  const isUndone = before[name] && !after[name] && !before.fired && !after.enforced;
  return isUndone ? { outcome: "reverted", evidence: evidence() } : undefined;
}
