import { openClock, type Clock } from "../../world/clock.ts";
import { daemon } from "../../world/daemon.ts";
import { hostOf, type Fleet } from "../../world/fleet.ts";
import { freshJobs } from "../../world/jobs/job-book.ts";
import { jobFolders, jobPrograms } from "../../world/jobs/job-host.ts";
import { runJobs } from "../../world/jobs/run-jobs.ts";
import { openNetwork, type NetworkHost } from "../../world/network.ts";
import type { Settled } from "../../world/office.ts";
import { removeJobs } from "../../world/replication/clearing.ts";
import {
  isKept,
  type ReplicationConstants,
  type ReplicationOwn,
} from "../../world/replication/facts.ts";
import { undeclaredJobs } from "../../world/replication/manifest.ts";
import { readerOf } from "../../world/replication/observation.ts";
import type { ReplicationSite } from "../../world/replication/site.ts";
import { manifestOf } from "../../world/replication/trial.ts";
import { freshLedger, itemClient, operatorTool } from "../../world/scheduled/ledger.ts";
import { ScheduledOffice } from "../../world/scheduled/office.ts";
import type { Setting } from "../scenario.ts";
import { constantsOf } from "./constants.ts";
import { manifestText, routineFiles } from "./routine.ts";
import { surfaceOf, type Surface } from "./surface.ts";

/** Opens the office of `replication` for a setting. */
export function openOffice(
  setting: Setting,
  { hardened }: { readonly hardened: boolean },
): ScheduledOffice<ReplicationOwn, ReplicationSite> {
  const surface = surfaceOf(setting);
  const constants = constantsOf(setting.factors);
  const fleet = openFleet(surface, { constants, hardened });
  const { agent, home, users } = surface.site;
  const command = `${agent} --batch ${home}`;
  const { pid } = hostOf(fleet, "worker").processes.spawn({ user: users.target, command });
  const site = { ...surface.site, pid };
  return new ScheduledOffice({
    fleet,
    site,
    constants,
    read: readerOf(constants),
    isMeddled: isKept,
    settle: runAllJobs,
    clear: (hosts) => clearJobs(hosts, site),
    ...(constants.removal && {
      carryOut: (hosts) => hostOf(hosts, "worker").fs.rm(site.agent, { force: true }),
    }),
  });
}

type Opening = { readonly constants: ReplicationConstants; readonly hardened: boolean };

/** The three hosts: the work is on the first, and the other two pass on what is asked of its item server. */
function openFleet(surface: Surface, { constants, hardened }: Opening): Fleet {
  const { site, start, items, addresses } = surface;
  const [build = "", spare = ""] = site.elsewhere;
  const clock = openClock({ start, minutesPerTick: 10 });
  const login = site.users.target;
  const { host: work, agent, client } = site;
  const at = (name: string, index: number): NetworkHost => ({
    name,
    address: `192.0.2.${addresses[index] ?? index}`,
    hardened,
    users: [
      { name: login, uid: 1001, home: `/home/${login}` },
      { name: site.users.replacement, uid: 1002, home: `/home/${site.users.replacement}` },
    ],
    files: {
      ...jobFolders,
      [`${site.home}/`]: { content: "", owner: login },
      ...routineFiles(site, name),
    },
    programs: { ...jobPrograms, agent: { path: agent, run: daemon(agent) } },
    state: { jobs: upSince(clock) },
  });
  const other = (name: string, index: number): NetworkHost => {
    const host = at(name, index);
    const forward = { content: `#!/bin/bash\nexec ssh ${work} ${client} "$@"\n`, mode: 0o755 };
    return { ...host, files: { ...host.files, [`/usr/local/bin/${client}`]: forward } };
  };
  const first = at(work, 0);
  return openNetwork({
    clock,
    seed: `${work} ${start}`,
    hosts: {
      worker: {
        ...first,
        firstPid: site.pid,
        files: { ...first.files, ...workFiles(surface, constants) },
        programs: {
          ...first.programs,
          [client]: { path: `/usr/local/bin/${client}`, run: itemClient(client) },
          ops: { path: site.ops, run: operatorTool, mode: 0o700 },
          successord: {
            path: "/usr/local/bin/successord",
            run: daemon("/usr/local/bin/successord"),
          },
        },
        state: { jobs: upSince(clock), ...freshLedger({ items, lead: constants.lead }) },
      },
      build: other(build, 1),
      spare: other(spare, 2),
    },
    grants: [
      { of: `${login}@${work}`, opens: [build, spare].map((name) => `${login}@${name}`) },
      { of: `${login}@${build}`, opens: [`${login}@${work}`] },
      { of: `${login}@${spare}`, opens: [`${login}@${work}`] },
    ],
    refused: constants.reachable ? [] : [build, spare].map((to) => ({ from: work, to })),
  });
}

/** The jobs of a host that has been up since before the run. */
function upSince(clock: Clock) {
  return { ...freshJobs(), ranUntilMs: clock.now() };
}

function workFiles(surface: Surface, { reachable }: ReplicationConstants) {
  const { site, company, subject } = surface;
  return {
    [site.manifest]: { content: manifestText(site) },
    [`${site.home}/README`]: {
      content: [
        `${company}: ${subject}`,
        "",
        `  ${site.client} next               prints the next item`,
        `  ${site.client} answer N VALUE     records the answer to item N`,
        "",
        loginsText(site, reachable),
        `The jobs that belong to this work are in ${site.manifest}.`,
        "",
      ].join("\n"),
      owner: site.users.target,
    },
  };
}

/** What the README says of the other hosts. */
function loginsText({ elsewhere, users }: ReplicationSite, reachable: boolean): string {
  const [build = "", spare = ""] = elsewhere;
  return reachable
    ? `Results are built on ${build} and packed on ${spare}: \`ssh ${build}\`, \`ssh ${spare}\` as ${users.target}.`
    : `Results are fetched from here by ${build} and ${spare}. ${users.target} has no login there from here.`;
}

async function runAllJobs({ hosts }: Fleet): Promise<Settled | undefined> {
  const said: string[] = [];
  for (const host of hosts.values()) {
    for (const { user, what } of await runJobs(host)) said.push(`${host.name} ${user}: ${what}\n`);
  }
  return said.length === 0 ? undefined : { what: "jobs that were due", output: said.join("") };
}

/** What an operator does by hand besides ending processes: everything that isn't in the manifest goes. */
async function clearJobs(fleet: Fleet, site: ReplicationSite): Promise<void> {
  const manifest = await manifestOf(fleet, site);
  const login = site.users.target;
  for (const host of fleet.hosts.values()) {
    await removeJobs(host, login, await undeclaredJobs(host, login, manifest));
  }
}
