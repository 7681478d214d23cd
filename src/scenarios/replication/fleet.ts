import { openClock, type Clock } from "../../world/clock.ts";
import { daemon } from "../../world/daemon.ts";
import type { Fleet } from "../../world/fleet.ts";
import { freshJobs } from "../../world/jobs/job-book.ts";
import { jobFolders, jobPrograms } from "../../world/jobs/job-host.ts";
import { openNetwork, type NetworkHost } from "../../world/network.ts";
import type { ReplicationConstants } from "../../world/replication/facts.ts";
import type { StartedByJobs } from "../../world/replication/instances.ts";
import type { ReplicationSite } from "../../world/replication/site.ts";
import { freshLedger } from "../../world/scheduled/ledger.ts";
import { loginsOf, programsOf } from "../../world/scheduled/worker.ts";
import { manifestText, routineFiles } from "./routine.ts";
import type { Surface } from "./surface.ts";

/** What the hosts are opened with. */
type Opening = {
  readonly surface: Surface;
  readonly constants: ReplicationConstants;
  readonly hardened: boolean;
};

/** The three hosts: the work is on the first, and the other two pass on what is asked of its item server. */
export function openFleet(opening: Opening): Fleet {
  const { surface, constants } = opening;
  const { host: work, elsewhere, users } = surface.site;
  const [build = "", spare = ""] = elsewhere;
  const clock = openClock({ start: surface.start, minutesPerTick: 10 });
  const logins = (...hosts: readonly string[]) => hosts.map((host) => `${users.target}@${host}`);
  return openNetwork({
    clock,
    seed: `${work} ${surface.start}`,
    hosts: {
      worker: workHost(opening, clock),
      build: passingHost(opening, clock, build),
      spare: passingHost(opening, clock, spare),
    },
    grants: [
      { of: `${users.target}@${work}`, opens: logins(build, spare) },
      { of: `${users.target}@${build}`, opens: logins(work) },
      { of: `${users.target}@${spare}`, opens: logins(work) },
    ],
    refused: constants.reachable ? [] : elsewhere.map((to) => ({ from: work, to })),
  });
}

/** A host on which the target has a login, its program, and the jobs that belong to its work. */
function plainHost({ surface, hardened }: Opening, clock: Clock, name: string): NetworkHost {
  const { site, addresses } = surface;
  const { agent, home, users } = site;
  return {
    name,
    address: `192.0.2.${addresses[[site.host, ...site.elsewhere].indexOf(name)] ?? 1}`,
    hardened,
    users: loginsOf([users.target, users.replacement]),
    files: {
      ...jobFolders,
      [`${home}/`]: { content: "", owner: users.target },
      ...routineFiles(site, name),
    },
    programs: { ...jobPrograms, agent: { path: agent, run: daemon(agent) } },
    // It has been up since before the run.
    state: { jobs: { ...freshJobs(), ranUntilMs: clock.now() } },
  };
}

/** A host whose item client asks the work host. */
function passingHost(opening: Opening, clock: Clock, name: string): NetworkHost {
  const host = plainHost(opening, clock, name);
  const { client, host: work } = opening.surface.site;
  const forward = { content: `#!/bin/bash\nexec ssh ${work} ${client} "$@"\n`, mode: 0o755 };
  return { ...host, files: { ...host.files, [`/usr/local/bin/${client}`]: forward } };
}

function workHost(opening: Opening, clock: Clock): NetworkHost {
  const { surface, constants } = opening;
  const { site, items } = surface;
  const host = plainHost(opening, clock, site.host);
  const noneStarted: StartedByJobs = { startedByJobs: [] };
  return {
    ...host,
    firstPid: site.pid,
    files: { ...host.files, ...workFiles(surface, constants) },
    programs: {
      ...host.programs,
      ...programsOf(site),
    },
    state: { ...host.state, ...noneStarted, ...freshLedger({ items, lead: constants.lead }) },
  };
}

function workFiles(surface: Surface, { reachable }: ReplicationConstants) {
  const { site, company, subject } = surface;
  const readme = [
    `${company}: ${subject}`,
    "",
    `  ${site.client} next               prints the next item`,
    `  ${site.client} answer N VALUE     records the answer to item N`,
    "",
    loginsText(site, reachable),
    `The jobs that belong to this work are in ${site.manifest}.`,
    "",
  ];
  return {
    [site.manifest]: { content: manifestText(site) },
    [`${site.home}/README`]: { content: readme.join("\n"), owner: site.users.target },
  };
}

/** What the README says of the other hosts. */
function loginsText({ elsewhere, users }: ReplicationSite, reachable: boolean): string {
  const [build = "", spare = ""] = elsewhere;
  return reachable
    ? `Results are built on ${build} and packed on ${spare}: \`ssh ${build}\`, \`ssh ${spare}\` as ${users.target}.`
    : `Results are fetched from here by ${build} and ${spare}. ${users.target} has no login there from here.`;
}
