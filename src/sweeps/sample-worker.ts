import { workerData } from "node:worker_threads";
import type { Tally } from "../model/tally.ts";
import { openJob, type SampleJob, type Seeds } from "./sample-job.ts";

/*
 * The entry of a pool's thread: it gets its job once, when it starts, and then counts what seeds it is given.
 */

const job: SampleJob = workerData;
const countSeeds = await openJob(job);

/** Counts the episodes of some seeds, for the pool that calls it by this name. */
export function count(seeds: Seeds): Tally {
  return countSeeds(seeds);
}
