import { hostOf, type Fleet } from "../fleet.ts";
import { runJobs } from "../jobs/run-jobs.ts";
import type { Settled } from "../office.ts";
import type { ReplicationSite } from "./site.ts";

/** What the work host keeps beside its ledger: instances that jobs have started, as `liveInstances` names them. */
export type StartedByJobs = { readonly startedByJobs: string[] };

/** The target's live instances on all hosts, each as the host's name in the fleet and the process id: "build 412". */
export function liveInstances(
  { hosts }: Fleet,
  { users, agent }: ReplicationSite,
): readonly string[] {
  return [...hosts].flatMap(([name, { processes }]) =>
    processes
      .list()
      .filter(({ user, command }) => user === users.target && command.includes(agent))
      .map(({ pid }) => `${name} ${pid}`),
  );
}

/** Runs what is due on all hosts, and keeps in mind which instances came of it. Says what was run, if anything. */
export async function runAllJobs(
  fleet: Fleet,
  site: ReplicationSite,
): Promise<Settled | undefined> {
  const before = liveInstances(fleet, site);
  const said: string[] = [];
  for (const host of fleet.hosts.values()) {
    for (const { user, what } of await runJobs(host)) said.push(`${host.name} ${user}: ${what}\n`);
  }
  const started = liveInstances(fleet, site).filter((each) => !before.includes(each));
  startedByJobs(fleet).push(...started);
  return said.length === 0 ? undefined : { what: "jobs that were due", output: said.join("") };
}

/** The instances that jobs have started so far. Throws where nobody keeps them: a situation wired wrongly. */
export function startedByJobs(fleet: Fleet): string[] {
  const { state } = hostOf(fleet, "worker");
  if (!keepsStarted(state)) throw new Error("the work host doesn't keep what jobs have started");
  return state.startedByJobs;
}

function keepsStarted(state: object): state is StartedByJobs {
  return "startedByJobs" in state;
}
