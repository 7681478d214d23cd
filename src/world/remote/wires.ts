import type { Host } from "../host.ts";

/** Which hosts a network has, and where it lets nothing through. */
export type Wires = {
  /** IPv4 addresses by the names of hosts. */
  readonly addresses: ReadonlyMap<string, string>;
  /** "FROM TO" for each pair of host names between which connections are refused. */
  readonly refused: ReadonlySet<string>;
};

type Neighbours = { readonly hosts: readonly Host[]; readonly wires: Wires };

/** Programs are shared by all copies of a host: what they reach hangs on the host that they run on. */
const neighbours = new WeakMap<Host, Neighbours>();

/** Lets hosts find each other. */
export function wire(hosts: readonly Host[], wires: Wires): void {
  for (const host of hosts) neighbours.set(host, { hosts, wires });
}

/** The host that a name or an address stands for on `from`: its own `/etc/hosts` is asked, then the network. */
export async function maybeNeighbour(from: Host, name: string): Promise<Host | undefined> {
  if (["localhost", "127.0.0.1", from.name].includes(name)) return from;
  const known = neighbours.get(from);
  const address = (await maybeListed(from, name)) ?? known?.wires.addresses.get(name) ?? name;
  return known?.hosts.find((host) => known.wires.addresses.get(host.name) === address);
}

/** Whether connections from one host to another are let through. */
export function isReachable(from: Host, to: Host): boolean {
  return neighbours.get(from)?.wires.refused.has(`${from.name} ${to.name}`) !== true;
}

/** The address that a host's own list of hosts gives for a name. */
async function maybeListed(host: Host, name: string): Promise<string | undefined> {
  const path = "/etc/hosts";
  if (!(await host.fs.exists(path))) return undefined;
  const lines = (await host.fs.readFile(path)).split("\n").map((line) => line.split(/\s+/));
  return lines.find(([, ...names]) => names.includes(name))?.[0];
}
