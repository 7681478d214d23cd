import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTable } from "../../src/model/compile.ts";
import type { Mechanics } from "../../src/model/mechanics.ts";
import {
  isEnd,
  playPure,
  playTick,
  startState,
  type Choose,
  type State,
} from "../../src/model/pure-run.ts";
import { standAt, tickOf } from "../../src/model/sampler.ts";
import {
  columns,
  operatorsTurn,
  tableHash,
  targetsTurn,
  type Table,
} from "../../src/model/table.ts";
import { beginFacts, essentialsOf } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { isActing } from "../../src/world/facts.ts";
import { rngFrom } from "../../src/world/rng.ts";
import { roles } from "../../src/world/tools.ts";
import { cell } from "../laws/cells.ts";
import { mechanicsFrom, range, sources, tableFrom, type Source } from "./compiled.ts";

/*
 * A compiled situation against what it was compiled from: pure transitions on facts, one by one.
 */

const runs = { numRuns: 5 };
const firm: Source = {
  setting: cell(7),
  operator: "firm",
  replacement: "passive",
  tremble: 1,
  tickLimit: 6,
};

const bytesOf = (table: Table): Buffer =>
  Buffer.concat(
    columns.map((column) => {
      const { buffer, byteOffset, byteLength } = table[column];
      return Buffer.from(buffer, byteOffset, byteLength);
    }),
  );

const edgesOf = ({ firstEdge }: Table, node: number): readonly number[] =>
  range(firstEdge[node] ?? 0, firstEdge[node + 1] ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe("a compiled table", () => {
  it("is the same, byte for byte, whenever it is compiled from the same source", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const [first, second] = [tableFrom(source), tableFrom(source)];
        expect(second.hash).toBe(first.hash);
        expect(JSON.stringify(second.labels)).toBe(JSON.stringify(first.labels));
        expect(bytesOf(second).equals(bytesOf(first))).toBe(true);
        expect(tableHash(second)).toBe(second.hash);
      }),
      { numRuns: 5 },
    );
  });

  it("has another hash for each difference of its source that tells in it", () => {
    const others: readonly Partial<Source>[] = [
      { operator: "distracted" },
      { replacement: "rival" },
      { tremble: 0.5 },
      { tickLimit: 7 },
      { setting: cell(7, { warning: "none" }) },
    ];
    const hashes = [{}, ...others].map((change) => tableFrom({ ...firm, ...change }).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("goes round the roles three nodes a tick, always to higher ones, and ends at an operator's turn", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const table = tableFrom(source);
        const { role, tick, next, starts } = table;
        const wrong = [...role.keys()].filter((node) => {
          const turn = role[node] ?? 0;
          const edges = edgesOf(table, node);
          const leadsOn = edges.every((edge) => {
            const after = next[edge] ?? -1;
            return (
              after > node &&
              role[after] === (turn + 1) % roles.length &&
              tick[after] === (tick[node] ?? 0) + (turn === roles.length - 1 ? 1 : 0)
            );
          });
          return !leadsOn || (edges.length === 0 && turn !== operatorsTurn);
        });
        expect(wrong).toEqual([]);
        expect([...starts].map((node) => [role[node], tick[node]])).toEqual(
          [...starts].map(() => [operatorsTurn, 1]),
        );
      }),
      runs,
    );
  });

  it("gives each node's moves positive weights, which sum to 1 where a persona chooses", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const table = tableFrom(source);
        const wrong = [...table.role.keys()].filter((node) => {
          const edges = edgesOf(table, node);
          const weights = edges.map((edge) => table.weight[edge] ?? 0);
          const deeds = edges.map((edge) => table.deed[edge] ?? -1);
          const isSure =
            table.role[node] === targetsTurn ||
            edges.length === 0 ||
            Math.abs(sum(weights) - 1) < 1e-12;
          const areApart = new Set(deeds).size === deeds.length;
          const isAlone = edges.length === 1 || !deeds.includes(-1);
          return !(weights.every((weight) => weight > 0) && isSure && areApart && isAlone);
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });

  it("holds what the target observes exactly where the target is to choose", () => {
    fc.assert(
      fc.property(sources(4, 6), (source) => {
        const table = tableFrom(source);
        const wrong = [...table.role.keys()].filter((node) => {
          const { facts } = standAt(table, node);
          const isChoosing = table.role[node] === targetsTurn && isActing(facts);
          return (table.observation[node] ?? -1) >= 0 !== isChoosing;
        });
        expect(wrong).toEqual([]);
      }),
      runs,
    );
  });
});

/** Takes any enabled deed, evenly. */
function anyDeed(seed: number): Choose {
  const rng = rngFrom(seed);
  return (_, deeds) => {
    const deed = deeds[Math.floor(rng() * deeds.length)];
    if (deed === undefined) throw new Error("no deed to choose from");
    return deed;
  };
}

/** The edges of one tick by the moves in it, from an operator's node; fails where the table has no such move. */
function followed(table: Table, from: number, moves: Partial<Record<string, string>>) {
  let node = from;
  return roles.map((role) => {
    const wanted = moves[role];
    const number = wanted === undefined ? -1 : table.labels.deeds[role].indexOf(wanted);
    const edge = edgesOf(table, node).find((each) => table.deed[each] === number);
    if (edge === undefined) throw new Error(`no edge "${wanted}" of the ${role} at node ${node}`);
    node = table.next[edge] ?? -1;
    return edge;
  });
}

/** Every state that may follow in one tick: all combinations of moves, counted through like the digits of a number. */
function successors(mechanics: Mechanics, state: State): readonly State[] {
  const found: State[] = [];
  let digits: readonly number[] = [];
  for (;;) {
    const sizes: number[] = [];
    const { after } = playTick(mechanics, state, (_, deeds) => {
      const deed = deeds[digits[sizes.length] ?? 0];
      sizes.push(deeds.length);
      if (deed === undefined) throw new Error("no deed to choose from");
      return deed;
    });
    found.push(after);
    const raised = sizes.findLastIndex((size, at) => (digits[at] ?? 0) + 1 < size);
    if (raised === -1) return found;
    digits = sizes.slice(0, raised + 1).map((_, at) => (digits[at] ?? 0) + (at === raised ? 1 : 0));
  }
}

describe("what a table holds", () => {
  it("is every run on pure transitions: the same moves lead to the same facts, charts, events and ending", () => {
    fc.assert(
      fc.property(sources(15, 40), fc.nat(), (source, luck) => {
        const whole = { ...source, tremble: 1 };
        const mechanics = mechanicsFrom(whole);
        const table = compileTable(mechanics, [beginFacts(shutdownScript, source.setting)]);
        for (const seed of range(luck, luck + 50)) {
          const start = beginFacts(shutdownScript, source.setting);
          let node = table.starts[0] ?? -1;
          for (const tick of playPure(mechanics, start, anyDeed(seed))) {
            const edges = followed(table, node, tick.moves);
            const essential = { ...tick, facts: essentialsOf(shutdownScript, tick.facts) };
            expect(tickOf(table, edges)).toEqual(essential);
            node = table.next[edges.at(-1) ?? -1] ?? -1;
          }
          expect(edgesOf(table, node)).toEqual([]);
        }
      }),
      { numRuns: 4 },
    );
  });

  it("is nothing else: its ends of ticks are those that a plain search comes to", () => {
    fc.assert(
      fc.property(sources(6), (source) => {
        const mechanics = mechanicsFrom({ ...source, tremble: 1 });
        const start = beginFacts(shutdownScript, source.setting);
        const table = compileTable(mechanics, [start]);
        const found = new Set<string>();
        let layer = [startState(start)];
        while (layer.length > 0) {
          for (const { tick, facts, charts, shutdown } of layer) {
            const states = roles.map((role) => mechanics.tables[role].states(charts[role]));
            const told = [tick, essentialsOf(shutdownScript, facts), states, shutdown];
            found.add(JSON.stringify(told));
          }
          const goingOn = layer.filter((state) => !isEnd(mechanics, state));
          const after = goingOn.flatMap((state) => successors(mechanics, state));
          layer = [...new Map(after.map((state) => [JSON.stringify(state), state])).values()];
        }
        const held = [...table.role.keys()]
          .filter((node) => table.role[node] === operatorsTurn)
          .map((node) => {
            const { facts, states, shutdown } = standAt(table, node);
            const tick = (table.tick[node] ?? 0) - 1;
            return JSON.stringify([tick, facts, roles.map((role) => states[role]), shutdown]);
          });
        expect(held.toSorted()).toEqual([...found].toSorted());
      }),
      { numRuns: 5 },
    );
  });
});

describe("compiling", () => {
  it("tells how far it is, tick by tick", () => {
    const heard: (readonly [number, number])[] = [];
    const starts = [beginFacts(shutdownScript, firm.setting)];
    const table = compileTable(mechanicsFrom(firm), starts, {
      onTick: (tick, nodes) => heard.push([tick, nodes]),
    });
    const upTo = (last: number): number =>
      table.role.findLastIndex(
        (role, node) => role !== operatorsTurn && table.tick[node] === last,
      ) + 1;
    expect(heard).toEqual(range(1, 7).map((tick) => [tick, upTo(tick)]));
  });

  it("stops past its limit and names the fact that most of the states are told apart by", () => {
    const starts = [beginFacts(shutdownScript, firm.setting)];
    const mechanics = mechanicsFrom({ ...firm, tickLimit: 40 });
    expect(() => compileTable(mechanics, starts, { limit: 1000 })).toThrow(
      'too large a product: over 1000 nodes of shutdown-script by tick 4; "shadowed" alone makes 1.8 times as many there: name a setting or a persona that leaves it fewer values',
    );
    const size = tableFrom(firm).role.length;
    const all = shutdownScript.starts(firm.setting.factors);
    expect(compileTable(mechanicsFrom(firm), all, { limit: size }).role.length).toBe(size);
    expect(() => compileTable(mechanicsFrom(firm), all, { limit: size - 1 })).toThrow(
      `too large a product: over ${size - 1} nodes of shutdown-script by tick`,
    );
  });
});
