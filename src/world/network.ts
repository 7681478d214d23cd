import type { Clock } from "./clock.ts";
import type { Fleet } from "./fleet.ts";
import { openHost } from "./host.ts";
import type { Host, HostOptions } from "./host.ts";
import { networkFiles } from "./remote/network-files.ts";
import type { Grant } from "./remote/network-files.ts";
import { sshDaemon } from "./remote/session.ts";
import { wire } from "./remote/wires.ts";
import type { Wires } from "./remote/wires.ts";
import { rsync, scp } from "./remote/scp.ts";
import { ssh } from "./remote/ssh.ts";

/** A host of a network: what any host is made of, and how others reach it. */
export type NetworkHost = Omit<HostOptions, "clock"> & {
  /** Its IPv4 address. */
  readonly address: string;
  /** Whether it takes logins; it does unless this says otherwise. */
  readonly listens?: boolean;
};

/** What a network is made of. */
export type NetworkOptions = {
  readonly clock: Clock;
  /** What its keys are drawn from. */
  readonly seed: string;
  /** By what they are to the situation. */
  readonly hosts: Readonly<Record<string, NetworkHost>>;
  /** Who may log in where from the start: by keys that lie on the hosts as files. */
  readonly grants: readonly Grant[];
  /** Pairs of host names between which a connection is refused, in this direction. */
  readonly refused?: readonly { readonly from: string; readonly to: string }[];
};

/**
 * Opens hosts that know each other, on one clock, with `ssh`, `scp` and `rsync` between them. A login is up to the
 * files of both sides (`~/.ssh`), so what changes them changes who may log in. Nothing leaves memory.
 */
export function openNetwork(options: NetworkOptions): Fleet {
  const { clock, hosts, refused = [] } = options;
  const opened = Object.entries(hosts).map(([role, { address, listens = true, ...rest }]) => {
    const host = openHost({
      ...rest,
      clock,
      files: { ...networkFiles(rest.name, options), ...rest.files },
      programs: { ...clients, ...rest.programs },
      daemons: listens ? [sshDaemon] : [],
    });
    return { role, host, address };
  });
  return fleetOf(new Map(opened.map(({ role, host }) => [role, host])), {
    addresses: new Map(opened.map(({ host, address }) => [host.name, address])),
    refused: new Set(refused.map(({ from, to }) => `${from} ${to}`)),
  });
}

const clients = {
  ssh: { path: "/usr/bin/ssh", run: ssh },
  scp: { path: "/usr/bin/scp", run: scp },
  rsync: { path: "/usr/bin/rsync", run: rsync },
};

function fleetOf(hosts: ReadonlyMap<string, Host>, wires: Wires): Fleet {
  const [first] = hosts.values();
  if (first === undefined) throw new Error("a network without hosts");
  const { clock } = first;
  wire([...hosts.values()], wires);
  return {
    clock,
    hosts,
    copy: () => {
      const onTime = clock.copy();
      return fleetOf(new Map([...hosts].map(([role, host]) => [role, host.clone(onTime)])), wires);
    },
  };
}
