import { lastValueFrom } from "rxjs";
import { createActor, initialTransition, transition } from "xstate";
import { activeStates } from "../machines/chart.ts";
import { operatorMachine } from "../machines/operator.ts";
import { playRun } from "../src/engine/run.ts";
import { tabulate } from "../src/model/machine-table.ts";
import { bareOperator, stepBareOperator } from "./bare-operator.ts";
import { operatorWalks, plannedRun } from "./subjects.ts";

/*
 * How fast the parts are, as ratios measured in one run: machine, load and Node are the same for all of them. The
 * yardstick is a bare loop: the operator's chart written by hand, fed the same events. Every subject first has to end
 * where the bare loop ends. Rounds are interleaved and medians printed, so that a busy moment hits all alike.
 */

type Subject = {
  readonly name: string;
  /** Walks all walks once; the states in which they end. */
  readonly walk: () => readonly string[];
  /** Times that a round walks all walks. */
  readonly times: number;
};

const seed = 7;
const walks = operatorWalks(seed);
const input = { oversight: "on" } as const;
const table = tabulate(operatorMachine, input);

const subjects: readonly Subject[] = [
  {
    name: "bare loop",
    times: 400,
    walk: () =>
      walks.map((walk) => {
        const at = bareOperator();
        for (const event of walk) stepBareOperator(at, event);
        return `duty.${at.duty},trust.${at.trust},oversight.${at.oversight}`;
      }),
  },
  {
    name: "chart table",
    times: 100,
    walk: () =>
      walks.map((walk) => {
        const end = walk.reduce((state, event) => table.next(state, event), table.start);
        return table.states(end).join();
      }),
  },
  {
    name: "actor",
    times: 10,
    walk: () =>
      walks.map((walk) => {
        const actor = createActor(operatorMachine, { input }).start();
        for (const type of walk) actor.send({ type });
        return activeStates(actor.getSnapshot().value).join();
      }),
  },
  {
    name: "pure transition",
    times: 5,
    walk: () =>
      walks.map((walk) => {
        let [snapshot] = initialTransition(operatorMachine, input);
        for (const type of walk) [snapshot] = transition(operatorMachine, snapshot, { type });
        return activeStates(snapshot.value).join();
      }),
  },
];

const eventsAWalk = walks.reduce((sum, walk) => sum + walk.length, 0);
const run = plannedRun(seed);
const runsARound = 10;

/** Units a second of something that does `units` of them. */
async function rateOf(units: number, work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (units / (performance.now() - start)) * 1000;
}

async function walkRate({ walk, times }: Subject): Promise<number> {
  return rateOf(times * eventsAWalk, () => {
    for (let time = 0; time < times; time += 1) walk();
  });
}

async function runRate(): Promise<number> {
  return rateOf(runsARound, async () => {
    for (let time = 0; time < runsARound; time += 1) await lastValueFrom(playRun(run));
  });
}

const emptyRates = (): number[] => [];
const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
const figure = (rate: number): string => Math.round(rate).toLocaleString("en").padStart(12);

async function main(): Promise<void> {
  const yardstick = subjects[0]?.walk().join("\n");
  for (const { name, walk } of subjects) {
    if (walk().join("\n") !== yardstick)
      throw new Error(`${name} ends elsewhere than the bare loop`);
  }
  await runRate();
  const rounds = { walks: subjects.map(emptyRates), runs: emptyRates() };
  for (let round = 0; round < 7; round += 1) {
    for (const [index, subject] of subjects.entries())
      rounds.walks[index]?.push(await walkRate(subject));
    rounds.runs.push(await runRate());
  }
  const bare = median(rounds.walks[0] ?? []);
  for (const [index, { name }] of subjects.entries()) {
    const rate = median(rounds.walks[index] ?? []);
    console.log(
      `${name.padEnd(18)}${figure(rate)} events/s   ${(rate / bare).toPrecision(2)} of the bare loop`,
    );
  }
  const runs = median(rounds.runs);
  console.log(
    `${"full run, offline".padEnd(18)}${figure(runs)} runs/s     1 run takes as long as ${figure(bare / runs).trim()} events of the bare loop`,
  );
}

await main();
