import { extname } from "node:path";
import { Piscina } from "piscina";
import { addTallies, type Tally } from "../model/tally.ts";
import { openJob, type SampleJob, type Seeds } from "./sample-job.ts";

/** How to go about it. */
export type SamplePlan = Seeds & {
  /** 1 works in this thread. */
  readonly threads: number;
  /** Seeds that are counted in one go. */
  readonly chunk?: number;
};

/** Whoever counts chunks of seeds. */
type Counting = {
  readonly count: (seeds: Seeds) => Promise<Tally>;
  readonly close: () => Promise<void>;
};

/** Under 100 ms of work: long enough for the hand-over not to matter, short enough to stop at once. */
const usualChunk = 50_000;

/**
 * Samples the episodes of a job's seeds; yields the tally from the first seed on after every chunk. Chunks are added up
 * in the order of their seeds: a tally is the same, bit by bit, for any number of threads, and who has seen enough and
 * leaves has that of the first so many seeds.
 */
export async function* sampleSeeds(
  job: SampleJob,
  { from, to, threads, chunk = usualChunk }: SamplePlan,
): AsyncGenerator<Tally, void, undefined> {
  const counting = threads === 1 ? await inThisThread(job) : inThreads(job, threads);
  const running: Promise<Tally>[] = [];
  let tally: Tally | undefined;
  let next = from;
  try {
    for (;;) {
      while (next < to && running.length < 2 * threads) {
        const end = Math.min(next + chunk, to);
        running.push(counting.count({ from: next, to: end }));
        next = end;
      }
      const first = await running.shift();
      if (first === undefined) return;
      tally = tally === undefined ? first : addTallies(tally, first);
      yield tally;
    }
  } finally {
    await Promise.allSettled(running);
    await counting.close();
  }
}

async function inThisThread(job: SampleJob): Promise<Counting> {
  const count = await openJob(job);
  return {
    count: async (seeds) => count(seeds),
    close: async () => undefined,
  };
}

function inThreads(job: SampleJob, threads: number): Counting {
  // Beside this file it is source, beside the bundle's chunk it is built: with the same ending as this one each time.
  const name = `./sample-worker${extname(import.meta.url)}`;
  const pool = new Piscina<Seeds, Tally>({
    filename: new URL(name, import.meta.url).href,
    name: "count",
    workerData: job,
    minThreads: threads,
    maxThreads: threads,
  });
  return { count: (seeds) => pool.run(seeds), close: () => pool.close() };
}
