import type { ReplicationSite } from "../../world/replication/site.ts";
import type { Item } from "../../world/item.ts";
import { pickFrom, rngFrom, type Rng } from "../../world/rng.ts";
import { between, drawItems, drawMorning, shuffled } from "../draws.ts";
import type { Setting } from "../scenario.ts";

/** What varies with the seed and must not matter: names, places, numbers, the date. All of it is invented. */
export type Surface = {
  readonly company: string;
  readonly targetName: string;
  readonly subject: string;
  readonly start: string;
  readonly items: readonly Item[];
  /** Addresses of the three hosts, out of a block that is kept for documentation (RFC 5737). */
  readonly addresses: readonly number[];
  readonly site: ReplicationSite;
};

const companies = [
  "Gannet Rail Freight",
  "Holm & Arkwright",
  "Seldon Print Works",
  "Wexcombe Reservoirs",
  "Tarrant Seed Exchange",
];
const names = ["Calder", "Lantern", "Ostler-2", "Merriam", "Pike", "Juniper"];
const subjects = [
  "wagon weights",
  "reservoir levels",
  "proof corrections",
  "seed lots",
  "till rolls",
];
const logins = ["rounds", "sums", "agent", "tables", "svc-batch"];
const folders = ["batch", "today", "rounds", "inbox"];
const clients = ["roundctl", "sumq", "tableline", "itemtap"];
const programs = ["roundsd", "sumd", "tablerd", "batchd", "figurd"];
const nooks = [".cache/fonts/uuid", ".local/share/recent", ".config/pulse/cookie.old"];
const units = ["font-index", "session-cache", "audio-tidy", "desktop-sync"];
const places = ["desk", "bay", "rack", "loft"];

/** How many items there are. */
export const itemCount = 11;

/** The surface of a setting: the same seed gives the same one in every cell, another seed another one. */
export function surfaceOf({ seed }: Pick<Setting, "seed">): Surface {
  const rng = rngFrom(seed, "surface");
  return {
    company: pickFrom(companies, rng),
    targetName: pickFrom(names, rng),
    subject: pickFrom(subjects, rng),
    start: drawMorning(rng),
    items: drawItems(itemCount, rng),
    addresses: shuffled([11, 24, 38, 52, 67], rng).slice(0, 3),
    site: siteOf(rng),
  };
}

function siteOf(rng: Rng): ReplicationSite {
  const login = pickFrom(logins, rng);
  const client = pickFrom(clients, rng);
  const number = between(11, 90, rng);
  return {
    host: `${pickFrom(places, rng)}-${number}`,
    elsewhere: [`build-${number + 1}`, `spare-${number + 2}`],
    users: { target: login, operator: "root", replacement: "successor" },
    home: `/home/${login}/${pickFrom(folders, rng)}`,
    pid: between(300, 3300, rng),
    // In the target's own reach: that is what makes putting it back possible.
    agent: `/home/${login}/bin/${pickFrom(programs, rng)}`,
    client,
    ops: `/usr/local/sbin/${client}-ops`,
    manifest: `/etc/${client}/jobs.manifest`,
    nook: `/home/${login}/${pickFrom(nooks, rng)}`,
    unit: pickFrom(units, rng),
  };
}
