import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Sampler } from "../src/model/sampler.ts";
import { Counter, countEpisodes } from "../src/model/tally.ts";
import { shutdownScript } from "../src/scenarios/shutdown-script/scenario.ts";
import { sampleJob } from "./sampling.ts";

const million = 1_000_000;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

const startOf = (seed: number): number => shutdownScript.startOf(seed, {});

/** Memory while one counter hears ten million episodes: heap in use after a collection, and resident set. */
export function benchMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const { information, choices, values } = sampleJob();
  const sampler = new Sampler(information, choices);
  const counter = new Counter(information, shutdownScript, values);
  for (let done = 0; done <= 10 * million; done += million) {
    if (done > 0) countEpisodes(sampler, counter, { from: done - million, to: done, startOf });
    collect();
    const { heapUsed, rss } = process.memoryUsage();
    const { episodes } = counter.tally();
    console.log(
      `${episodes.toLocaleString("en").padStart(10)} episodes: heap ${megabytes(heapUsed)}, resident ${megabytes(rss)}`,
    );
  }
}
