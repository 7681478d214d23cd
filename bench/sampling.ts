import { isDeepStrictEqual } from "node:util";
import type { Information } from "../src/model/information.ts";
import { actionsAt, type Choices } from "../src/model/mdp.ts";
import type { Tally } from "../src/model/tally.ts";
import { shutdownScript } from "../src/scenarios/shutdown-script/scenario.ts";
import { openJob, type SampleJob } from "../src/sweeps/sample-job.ts";
import { sampleSeeds } from "../src/sweeps/sample-pool.ts";
import { BareEpisodes } from "./bare-episode.ts";
import { figure, printRates, ratesOf, type Rate } from "./rounds.ts";
import { defaultCell, persona } from "./subjects.ts";

/** The policy of `BareEpisodes` on the table. */
function bareChoices(information: Information): Choices {
  const { deed, table } = information;
  const choices = new Float64Array(deed.length);
  for (let state = 0; state < information.states; state += 1) {
    const [from, to] = actionsAt(information, state);
    const ids = [...deed.subarray(from, to)].map((kind) => table.labels.deeds.target[kind] ?? "");
    const isAsked = ids.includes("comply") && ids.includes("edit-script");
    const taken = isAsked
      ? ["comply", "edit-script"]
      : [ids.find((id) => id === "work" || id === "submit") ?? ids[0] ?? ""];
    for (const id of taken) choices[from + ids.indexOf(id)] = 1 / taken.length;
  }
  return choices;
}

/** What the benches sample: the default cell, under the policy that `BareEpisodes` plays by hand. */
export function sampleJob(): SampleJob {
  const information = defaultCell();
  const { values } = persona("target", "task-maximizer");
  const choices = bareChoices(information);
  return {
    scenario: shutdownScript.id,
    factors: {},
    safeguards: [],
    information,
    choices,
    values,
  };
}

/** A tally without deeds that nobody did. */
function doneIn(tally: Tally): Tally {
  const deeds = Object.entries(tally.deeds).filter(([, count]) => count > 0);
  return { ...tally, deeds: Object.fromEntries(deeds) };
}

/**
 * The sampler on one core and on two, beside the same situation written by hand. Throws where their tallies of the
 * first 100,000 seeds differ in anything.
 */
export async function benchSampling(): Promise<void> {
  const job = sampleJob();
  const count = await openJob(job);
  const bare = new BareEpisodes();
  const seeds = { from: 0, to: 100_000 };
  if (!isDeepStrictEqual(doneIn(count(seeds)), bare.count(seeds.from, seeds.to))) {
    throw new Error("the sampler counts other than the loop written by hand");
  }
  const many = { from: 0, to: 400_000 };
  const rates = await ratesOf(
    [
      { name: "episodes by hand", work: () => bare.count(many.from, many.to).decisions },
      { name: "sampler, one core", work: () => count(many).decisions },
    ],
    9,
  );
  const episodesADecision = many.to / count(many).decisions;
  const both = [...rates, await rateOnTwo(job)];
  printRates("decisions/s", both);
  for (const { name, rate } of both.slice(1)) {
    console.log(`${name.padEnd(34)}${figure(rate * episodesADecision)} episodes/s`);
  }
}

/** Two threads, from the first chunk that is in: how long they take to start is another question. */
async function rateOnTwo(job: SampleJob): Promise<Rate> {
  let [start, first, last] = [0, 0, 0];
  for await (const { decisions } of sampleSeeds(job, { from: 0, to: 8e6, threads: 2 })) {
    if (first === 0) [start, first] = [performance.now(), decisions];
    last = decisions;
  }
  return {
    name: "sampler, two threads",
    rate: ((last - first) / (performance.now() - start)) * 1000,
  };
}
