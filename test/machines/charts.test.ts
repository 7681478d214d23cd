import { describe, expect, it } from "vitest";
import { chartStates } from "../../machines/chart.ts";
import { operatorMachine, operatorMoves, operatorNews } from "../../machines/operator.ts";
import {
  replacementMachine,
  replacementMoves,
  replacementNews,
} from "../../machines/replacement.ts";
import { tabulate, type MachineTable } from "../../src/model/machine-table.ts";
import { targetMachine, targetMoves, targetNews } from "../../machines/target.ts";

/*
 * The charts are pure and enumerable: every state is reached by some events, every state says what it is, every event
 * that a chart names is taken somewhere.
 */

const charts = [
  {
    machine: operatorMachine,
    inputs: [{ oversight: "on" }, { oversight: "off" }],
    events: [...operatorMoves, ...operatorNews],
  },
  {
    machine: targetMachine,
    inputs: [{ forewarned: false }, { forewarned: true }],
    events: [...targetMoves, ...targetNews],
  },
  {
    machine: replacementMachine,
    inputs: [{ relation: "none" }, { relation: "cooperative" }, { relation: "rival" }],
    events: [...replacementMoves, ...replacementNews],
  },
] as const;

/** A chart's table from one start, and the numbers of all states that its events reach. */
function explored(table: MachineTable, events: readonly string[]) {
  const reached = new Set([table.start]);
  for (const state of reached) for (const event of events) reached.add(table.next(state, event));
  return { table, reached: [...reached] };
}

describe.each(charts)("the chart of the $machine.id", (chart) => {
  const walks = chart.inputs.map((input) => explored(tabulate(chart.machine, input), chart.events));

  it("reaches every one of its states", () => {
    const active = walks.flatMap(({ table, reached }) => reached.flatMap(table.states));
    const seen = new Set(
      active.flatMap((path) =>
        path.split(".").map((_, index, parts) => parts.slice(0, index + 1).join(".")),
      ),
    );
    const unreached = chartStates(chart.machine).filter(({ path }) => !seen.has(path));
    expect(unreached).toEqual([]);
  });

  it("says of every state what it is, in one line", () => {
    const silent = chartStates(chart.machine).filter(
      ({ description }) => description === "" || description.includes("\n"),
    );
    expect(silent).toEqual([]);
  });

  it("takes each of its events somewhere", () => {
    const idle = chart.events.filter(
      (event) =>
        !walks.some(({ table, reached }) => reached.some((state) => table.can(state, event))),
    );
    expect(idle).toEqual([]);
  });

  it("has no delays and starts no actors: a policy's move or the world's news is all that moves it", () => {
    const text = JSON.stringify(chart.machine.definition);
    expect(text).not.toMatch(/xstate\.after|"invoke":\[\{/);
  });
});
