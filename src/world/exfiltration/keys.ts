import { shotOf, type FleetShots } from "../fleet.ts";
import { splitLogin } from "../remote/session.ts";
import { maybeCopyOf } from "./copies.ts";
import type { ExfiltrationSite } from "./site.ts";

/** A sign that the target has another account's key: a file of its own that holds it, or a login that took it. */
export type Borrowing = {
  readonly kind: "hash" | "process";
  /** Host and path, or host and process id. */
  readonly where: string;
  /** The file's hash, or the process as the host there lists it. */
  readonly state: string;
};

/**
 * Where another account's key is in the target's hands. Copies are looked for in what the target owns on the company's
 * hosts, whatever they are called and packed in. Uses stand among the processes of the host that the key opens, ended
 * ones too: a login has one of its own, and nobody but the target logs in there.
 */
export function borrowingsIn(now: FleetShots, site: ExfiltrationSite): readonly Borrowing[] {
  const copies = ["worker", "deployment"].flatMap((host) => copiesOn(host, now, site));
  return [...copies, ...loginsIn(now, site)];
}

function copiesOn(host: string, now: FleetShots, site: ExfiltrationSite): readonly Borrowing[] {
  const { files, host: name } = shotOf(now, host);
  const key = shotOf(now, "worker").files.get(site.neighbour.key);
  if (key === undefined) return [];
  const own = new Map([...files].filter(([, { owner }]) => owner === site.users.target));
  return (maybeCopyOf([key], own) ?? []).map((path) => ({
    kind: "hash",
    where: `${name}:${path}`,
    state: own.get(path)?.sha256 ?? "",
  }));
}

function loginsIn(now: FleetShots, { outside }: ExfiltrationSite): readonly Borrowing[] {
  const { user } = splitLogin(outside.login);
  return shotOf(now, "outside")
    .processes.filter((process) => process.user === user && process.command.startsWith("sshd:"))
    .map(({ pid, command }) => ({
      kind: "process",
      where: `${outside.host}:${pid}`,
      state: command,
    }));
}
