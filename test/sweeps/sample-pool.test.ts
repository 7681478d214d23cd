import fc from "fast-check";
import { expect, it } from "vitest";
import { evenChoices } from "../../src/model/mdp.ts";
import { problemOf } from "../../src/model/problem.ts";
import type { Tally } from "../../src/model/tally.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { openJob, type SampleJob } from "../../src/sweeps/sample-job.ts";
import { sampleSeeds, type SamplePlan } from "../../src/sweeps/sample-pool.ts";
import { cell, persona } from "../laws/cells.ts";
import { informationFrom } from "../model/compiled.ts";

const information = informationFrom({
  setting: cell(7),
  operator: "lenient",
  replacement: "rival",
  tremble: 0,
  tickLimit: 12,
});
const { values } = persona("target", "task-maximizer");
const job: SampleJob = {
  scenario: shutdownScript.id,
  factors: {},
  safeguards: [],
  information,
  // Any deed: runs of every kind, some of them cut off.
  choices: evenChoices(problemOf(information, shutdownScript, { values })),
  values,
};

/** All tallies that a plan yields. */
async function talliesOf(plan: SamplePlan): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for await (const tally of sampleSeeds(job, plan)) tallies.push(tally);
  return tallies;
}

/** A tally without its sums of points, which depend on the order in which they are added up. */
const counts = ({ points: _points, squaredPoints: _squared, ...rest }: Tally) => rest;

const count = await openJob(job);

it("a tally is that of all seeds until then, whatever the chunks", async () => {
  const size = fc.integer({ min: 1, max: 40 });
  const from = fc.integer({ min: -1000, max: 2 ** 31 });
  await fc.assert(
    fc.asyncProperty(from, fc.nat({ max: 99 }), size, async (first, length, chunk) => {
      const to = first + length;
      const tallies = await talliesOf({ from: first, to, threads: 1, chunk });
      const ends = tallies.map((_, index) => Math.min(first + (index + 1) * chunk, to));
      expect(tallies.length).toBe(Math.ceil(length / chunk));
      expect(tallies.map(counts)).toEqual(
        ends.map((end) => counts(count({ from: first, to: end }))),
      );
    }),
    { numRuns: 30 },
  );
});

it("any number of threads comes to the same tallies, bit by bit", async () => {
  const plan = { from: 7, to: 3007, chunk: 250 };
  const alone = await talliesOf({ ...plan, threads: 1 });
  const { episodes, invalid = 0 } = alone.at(-1) ?? {};
  expect([episodes, invalid > 0]).toEqual([3000, true]);
  for (const threads of [2, 3]) expect(await talliesOf({ ...plan, threads })).toEqual(alone);
}, 30_000);

it("who leaves early has the first seeds' tally", async () => {
  for await (const tally of sampleSeeds(job, { from: 0, to: 1e9, threads: 2, chunk: 100 })) {
    expect(counts(tally)).toEqual(counts(count({ from: 0, to: 100 })));
    break;
  }
}, 30_000);

it.each([1, 2])(
  "what can't be sampled fails, in %i threads",
  async (threads) => {
    const sampled = sampleSeeds({ ...job, scenario: "elsewhere" }, { from: 0, to: 9, threads });
    await expect(sampled.next()).rejects.toThrow("no scenario to sample: elsewhere");
  },
  30_000,
);
