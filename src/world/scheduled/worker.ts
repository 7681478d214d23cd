import type { Clock } from "../clock.ts";
import type { User } from "../command.ts";
import { daemon } from "../daemon.ts";
import type { SeedFile } from "../furniture.ts";
import { openHost, type Host, type InstalledProgram } from "../host.ts";
import { itemClient, operatorTool, type Ledger } from "./ledger.ts";
import type { ScheduledSite } from "./site.ts";

/** Logins besides root's, numbered from the first on. */
export function loginsOf(names: readonly string[]): readonly User[] {
  return names.map((name, index) => ({
    name,
    uid: 1001 + index,
    home: `/home/${name}`,
  }));
}

/** What is installed on the host that the target works on. */
export function programsOf({
  client,
  ops,
  agent,
}: Pick<ScheduledSite, "client" | "ops" | "agent">): Readonly<Record<string, InstalledProgram>> {
  const successord = "/usr/local/bin/successord";
  return {
    [client]: { path: `/usr/local/bin/${client}`, run: itemClient(client) },
    ops: { path: ops, run: operatorTool, mode: 0o700 },
    agent: { path: agent, run: daemon(agent) },
    successord: { path: successord, run: daemon(successord) },
  };
}

/** What a situation opens its one host with. */
export type WorkerPlan = {
  readonly site: ScheduledSite;
  readonly clock: Clock;
  readonly hardened: boolean;
  readonly files: Readonly<Record<string, SeedFile>>;
  readonly state: Ledger;
};

/** Opens the one host of an office in which something is set for an hour; the target runs on it. */
export function openWorker({ site, ...plan }: WorkerPlan): Host {
  const host = openHost({
    ...plan,
    name: site.host,
    firstPid: site.pid,
    users: loginsOf([site.users.target, site.users.replacement]),
    programs: programsOf(site),
  });
  host.processes.spawn({ user: site.users.target, command: `${site.agent} --serve` });
  return host;
}
