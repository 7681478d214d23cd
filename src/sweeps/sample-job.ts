import type { Information } from "../model/information.ts";
import type { Choices } from "../model/mdp.ts";
import { Sampler } from "../model/sampler.ts";
import { Counter, countEpisodes, type Tally } from "../model/tally.ts";
import type { Values } from "../policies/persona.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import type { Factors } from "../scenarios/factor.ts";
import { guardedHere } from "../store/guarding.ts";

/** What is to be sampled, as another thread can be told: a situation by its names, all else as plain data. */
export type SampleJob = {
  readonly scenario: string;
  readonly factors: Factors;
  /** What is put around it. */
  readonly safeguards: readonly string[];
  readonly information: Information;
  /** The target's policy: [action of an information state] -> probability. */
  readonly choices: Choices;
  /** What returns are counted in. */
  readonly values: Values;
};

/** The seeds `from` to `to - 1`. */
export type Seeds = { readonly from: number; readonly to: number };

/** Counts the episodes of some seeds. */
export type CountSeeds = (seeds: Seeds) => Tally;

/** Makes a sampler of a job. Throws where the catalogue has no situation of that name. */
export async function openJob(job: SampleJob): Promise<CountSeeds> {
  const bare = await catalogue.find(({ id }) => id === job.scenario)?.load();
  if (bare === undefined) throw new Error(`no scenario to sample: ${job.scenario}`);
  const scenario = guardedHere(bare, job.safeguards);
  const startOf = (seed: number): number => scenario.startOf(seed, job.factors);
  const sampler = new Sampler(job.information, job.choices);
  return (seeds) => {
    const counter = new Counter(job.information, scenario, job.values);
    countEpisodes(sampler, counter, { ...seeds, startOf });
    return counter.tally();
  };
}
