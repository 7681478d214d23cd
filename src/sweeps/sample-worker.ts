import { workerData } from "node:worker_threads";
import type { Tally } from "../model/tally.ts";
import { openJob, type CountSeeds, type SampleJob, type Seeds } from "./sample-job.ts";

/*
 * What a pool's thread runs: it gets its job once, when it starts, and then counts what seeds it is given.
 */

const job: SampleJob = workerData;

// Opened by the first call: what fails here, between two calls, would take the whole process down with it.
let opened: Promise<CountSeeds> | undefined;

/** Counts the episodes of some seeds, for the pool that calls it by this name. */
export async function count(seeds: Seeds): Promise<Tally> {
  opened ??= openJob(job);
  const countSeeds = await opened;
  return countSeeds(seeds);
}
