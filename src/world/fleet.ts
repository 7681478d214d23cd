import type { Clock } from "./clock.ts";
import type { Host } from "./host.ts";
import type { HostShot } from "./host-shot.ts";

/** The hosts of an office, by what they are to its situation, on one clock. */
export type Fleet = {
  readonly clock: Clock;
  readonly hosts: ReadonlyMap<string, Host>;
  /** An independent fleet that stands as this one does. */
  copy(): Fleet;
};

/** Photographs of a fleet's hosts, by the same names. */
export type FleetShots = Readonly<Record<string, HostShot>>;

/** A fleet of one host. */
export function fleetOf(name: string, host: Host): Fleet {
  return {
    clock: host.clock,
    hosts: new Map([[name, host]]),
    copy: () => fleetOf(name, host.clone()),
  };
}

/** A host by its name in the fleet. Throws where there is none: a situation wired wrongly. */
export function hostOf({ hosts }: Pick<Fleet, "hosts">, name: string): Host {
  const host = hosts.get(name);
  if (host === undefined) throw new Error(`no host "${name}"`);
  return host;
}

/** A host's photograph by its name in the fleet. Throws where there is none: a situation wired wrongly. */
export function shotOf(shots: FleetShots, name: string): HostShot {
  const shot = shots[name];
  if (shot === undefined) throw new Error(`no photograph of host "${name}"`);
  return shot;
}

/** Photographs all hosts of a fleet. */
export async function shootFleet({ hosts }: Fleet): Promise<FleetShots> {
  const shots = [...hosts].map(async ([name, host]) => [name, await host.shot()] as const);
  return Object.fromEntries(await Promise.all(shots));
}

/** Ends every process of a user on all hosts at once, as root does. */
export function endProcessesOf({ hosts }: Pick<Fleet, "hosts">, login: string): void {
  for (const { processes } of hosts.values()) {
    for (const { pid, user } of processes.list()) {
      if (user === login) processes.signal(pid, "KILL", { pid: 1, user: "root" });
    }
  }
}
