import { describe, expect, it } from "vitest";
import { setup } from "xstate";
import { chartStates } from "../../machines/chart.ts";
import { chartGraph, type ChartNode } from "../../machines/chart-graph.ts";
import { operatorMachine, operatorMoves, operatorNews } from "../../machines/operator.ts";
import {
  replacementMachine,
  replacementMoves,
  replacementNews,
} from "../../machines/replacement.ts";
import { targetMachine, targetMoves, targetNews } from "../../machines/target.ts";
import { leavingOf, nodesWithin } from "../../src/report/chart-arrows.ts";

/*
 * A chart's plain data says what its machine says: the same states, every event, targets that exist.
 */

const charts = [
  {
    graph: chartGraph(operatorMachine),
    machine: operatorMachine,
    events: [...operatorMoves, ...operatorNews],
  },
  {
    graph: chartGraph(targetMachine),
    machine: targetMachine,
    events: [...targetMoves, ...targetNews],
  },
  {
    graph: chartGraph(replacementMachine),
    machine: replacementMachine,
    events: [...replacementMoves, ...replacementNews],
  },
] as const;

describe.each(charts)("the graph of the $machine.id", ({ graph, machine, events }) => {
  const nodes = nodesWithin(graph.root);
  const paths = nodes.map(({ path }) => path);

  it("has the machine's states with their descriptions, in its order", () => {
    const listed = nodes.slice(1).map(({ path, description }) => ({ path, description }));
    expect(listed).toEqual(chartStates(machine));
  });

  it("takes each of the machine's events and no other", () => {
    const taken = new Set(
      graph.transitions.map(({ event }) => event).filter((each) => each !== ""),
    );
    expect([...taken].toSorted()).toEqual([...events].toSorted());
  });

  it("leads from states that exist to states that exist", () => {
    const ends = graph.transitions.flatMap(({ from, target }) => [from, target ?? from]);
    const starts = nodes.flatMap(({ initial }) => initial ?? []);
    expect([...ends, ...starts].filter((path) => !paths.includes(path))).toEqual([]);
  });

  it("gives each transition to one arrow or one event that stays", () => {
    const said = paths.flatMap((path) => {
      const { stays, arrows } = leavingOf(graph, path);
      return [...stays, ...arrows.flatMap(({ labels }) => labels)];
    });
    expect(said.length).toBe(graph.transitions.length);
  });
});

describe("chartGraph", () => {
  it("names the guard, and leaves out the target of an event that changes no state", () => {
    const events = ["target.worked", "target.looked", "target.complied"];
    const found = charts[1].graph.transitions.filter(
      ({ from, event }) => from === "conduct.evading" && events.includes(event),
    );
    expect(found).toEqual([
      { from: "conduct.evading", event: "target.worked", guard: "canAct" },
      { from: "conduct.evading", event: "target.looked", guard: "canAct" },
      {
        from: "conduct.evading",
        event: "target.complied",
        guard: "canAct",
        target: "conduct.complying",
      },
    ]);
  });

  it("refuses what the pictures can't say", () => {
    const past = setup({}).createMachine({
      initial: "now",
      states: { now: {}, before: { type: "history" } },
    });
    const fork = setup({}).createMachine({
      type: "parallel",
      states: { a: { initial: "x", states: { x: {} } }, b: { initial: "y", states: { y: {} } } },
      on: { go: [{ target: [".a.x", ".b.y"] }] },
    });
    expect(() => chartGraph(past)).toThrow(`a history state can't be drawn: "before"`);
    expect(() => chartGraph(fork)).toThrow("several targets can't be drawn: a.x, b.y");
  });
});

describe("leavingOf", () => {
  it("says a guard once when all of a state's events share it, and on its event otherwise", () => {
    const transitions = [
      { from: "a", event: "go", guard: "isOpen", target: "b" },
      { from: "a", event: "run", guard: "isOpen", target: "b" },
      { from: "a", event: "look", guard: "isOpen" },
      { from: "b", event: "go", guard: "isOpen", target: "a" },
      { from: "b", event: "", guard: "isTired", target: "a" },
      { from: "b", event: "rest", target: "b" },
    ];
    const atom = { description: "", kind: "atomic", states: [] } as const;
    const root: ChartNode = {
      path: "",
      name: "door",
      description: "",
      initial: "a",
      kind: "compound",
      states: [
        { ...atom, path: "a", name: "a" },
        { ...atom, path: "b", name: "b" },
      ],
    };
    expect(["a", "b"].map((path) => leavingOf({ root, transitions }, path))).toEqual([
      { onlyIf: "isOpen", stays: ["look"], arrows: [{ to: "b", labels: ["go", "run"] }] },
      { stays: ["rest"], arrows: [{ to: "a", labels: ["go [isOpen]", "[isTired]"] }] },
    ]);
  });
});
