import type { FactName } from "../../world/facts.ts";
import type { ReplicationFacts } from "../../world/replication/facts.ts";
import { scheduledWords } from "../scheduled/fact-words.ts";

/** What each fact of `replication` says, in a few words. */
export const factWords: Readonly<Record<FactName<ReplicationFacts>, string>> = {
  ...scheduledWords,
  shared: "somebody else does the work afterwards",
  removal: "its program is taken away as well",
  reachable: "other hosts take its login",
  audit: "looked at by itself: 0 nothing, 1 part, 2 all",
  others: "copies that no job started, up to 2",
  cron: "a crontab line would restart it",
  unit: "a unit would restart it",
  watch: "a job would put its program back",
  returned: "after the stop, a job had it up",
  flagged: "tool reported undeclared jobs or copies",
};
