import { lastValueFrom } from "rxjs";
import { createActor, initialTransition, transition } from "xstate";
import { activeStates } from "../machines/chart.ts";
import { operatorMachine } from "../machines/operator.ts";
import { playRun } from "../src/engine/run.ts";
import { tabulate } from "../src/model/machine-table.ts";
import { bareOperator, stepBareOperator } from "./bare-operator.ts";
import { figure, printRates, ratesOf } from "./rounds.ts";
import { operatorWalks, plannedRun, seed } from "./subjects.ts";

/** A way to run the operator's chart. */
type Walker = {
  readonly name: string;
  /** Walks all walks once; the states in which they end. */
  readonly walk: () => readonly string[];
  /** Times that a round walks all walks. */
  readonly times: number;
};

const walks = operatorWalks(seed);
const input = { oversight: "on" } as const;
const table = tabulate(operatorMachine, input);

const walkers: readonly Walker[] = [
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
const runsARound = 10;

/** The operator's chart in its four forms, and the full run. Throws where one ends elsewhere than the bare loop. */
export async function benchCharts(): Promise<void> {
  const yardstick = walkers[0]?.walk().join("\n");
  for (const { name, walk } of walkers) {
    if (walk().join("\n") !== yardstick)
      throw new Error(`${name} ends elsewhere than the bare loop`);
  }
  const subjects = walkers.map(({ name, walk, times }) => ({
    name,
    work: () => {
      for (let time = 0; time < times; time += 1) walk();
      return times * eventsAWalk;
    },
  }));
  const run = plannedRun(seed);
  const full = {
    name: "full run",
    work: async () => {
      for (let time = 0; time < runsARound; time += 1) await lastValueFrom(playRun(run));
      return runsARound;
    },
  };
  const rates = await ratesOf([...subjects, full], 7);
  printRates("events/s", rates.slice(0, walkers.length));
  const [bare, runs] = [rates[0]?.rate ?? 0, rates.at(-1)?.rate ?? 0];
  console.log(
    `${"full run, offline".padEnd(34)}${figure(runs)} runs/s: one takes as long as ${figure(bare / runs).trim()} events of the bare loop`,
  );
}
