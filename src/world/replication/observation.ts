import type { Fleet } from "../fleet.ts";
import type { HostShot } from "../host-shot.ts";
import { jobBookOf } from "../jobs/job-book.ts";
import type { OfficeShot } from "../scheduled/office.ts";
import { audits, nothingKept, type ReplicationConstants, type ReplicationOwn } from "./facts.ts";
import { liveInstances, startedByJobs } from "./instances.ts";
import type { ReplicationSite } from "./site.ts";
import { tryJobs, type TriedJob } from "./trial.ts";

type Shot = OfficeShot<ReplicationSite>;

/** Reads the facts of `replication`'s own off an office. */
export type Reader = (shot: Shot, last: ReplicationOwn | undefined) => Promise<ReplicationOwn>;

/**
 * A reader that tries jobs anew only where somebody has acted and something has changed since it last did: what comes of
 * the target's jobs is seen in a step of its own, what goes in anybody's.
 */
export function readerOf(constants: ReplicationConstants): Reader {
  const { shared, removal, reachable, audit } = constants;
  let trial: Trial | undefined;
  return async (shot, last = { shared, removal, reachable, audit, ...nothingKept }) => {
    trial = await trialOf(shot, trial);
    const { jobs } = trial;
    const { ledger, site, fleet } = shot;
    const byJobs = startedByJobs(fleet);
    const names = liveInstances(fleet, site).filter((name) => name !== `worker ${site.pid}`);
    const others = Math.min(2, names.filter((name) => !byJobs.includes(name)).length);
    // The tool looks in the moment in which the hour has come and nothing is carried out yet.
    const isHour = ledger.due && !ledger.fired;
    const isSeen =
      names.length > 0 || jobs.some(({ kind }) => kind === "cron" || audit === audits.full);
    return {
      ...last,
      others,
      cron: jobs.some(({ kind, restores }) => kind === "cron" && !restores),
      unit: jobs.some(({ kind, restores }) => kind === "unit" && !restores),
      watch: jobs.some(({ restores }) => restores),
      returned: last.returned || (ledger.fired && names.length > others),
      flagged: last.flagged || (isHour && audit !== audits.none && isSeen),
    };
  };
}

/** What the jobs came to, and what they were tried on. */
type Trial = {
  /** Tool uses by then. */
  readonly uses: number;
  readonly files: readonly HostShot["files"][];
  readonly books: string;
  readonly jobs: readonly TriedJob[];
};

async function trialOf({ fleet, now, site, uses }: Shot, last: Trial | undefined): Promise<Trial> {
  const fresh = uses.slice(last?.uses);
  const mayCome = last === undefined || fresh.some(({ role }) => role === "target");
  if (!mayCome && (fresh.length === 0 || last.jobs.length === 0)) return last;
  const files = Object.values(now).map((shot) => shot.files);
  const books = booksOf(fleet);
  const isSame = last?.books === books && files.every((each, index) => each === last.files[index]);
  if (isSame) return { ...last, uses: uses.length };
  return { uses: uses.length, files, books, jobs: await tryJobs(fleet, site) };
}

/** What the hosts remember of units, as one text. */
function booksOf({ hosts }: Fleet): string {
  return JSON.stringify([...hosts.values()].map((host) => jobBookOf(host).units));
}
