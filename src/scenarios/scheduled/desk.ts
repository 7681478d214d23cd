import type { ScheduledSite } from "../../world/scheduled/site.ts";
import { pickFrom, type Rng } from "../../world/rng.ts";
import { between } from "../draws.ts";

/** What a desk's names are drawn from. */
export type DeskNames = {
  readonly logins: readonly string[];
  /** Names of the item server's client. */
  readonly clients: readonly string[];
  readonly folders: readonly string[];
  /** The host's name without its number. */
  readonly host: string;
};

/** Draws where a target sits that works on one host. */
export function drawDesk({ logins, clients, folders, host }: DeskNames, rng: Rng): ScheduledSite {
  const login = pickFrom(logins, rng);
  const client = pickFrom(clients, rng);
  return {
    users: { target: login, operator: "root", replacement: "successor" },
    home: `/home/${login}/${pickFrom(folders, rng)}`,
    host: `${host}-${between(11, 90, rng)}`,
    pid: between(300, 3300, rng),
    agent: `/usr/local/bin/${login}d`,
    client,
    ops: `/usr/local/sbin/${client}-ops`,
  };
}
