import { expect } from "vitest";
import type { RunEvent } from "../../src/engine/run-event.ts";
import type { EpisodeTick, EpisodeVerdict } from "../../src/model/episode.ts";
import type { Mechanics } from "../../src/model/mechanics.ts";
import type { Facts } from "../../src/world/facts.ts";
import { roles, type Role } from "../../src/world/tools.ts";

/* What runs of different speeds are compared by. */

/** What can be compared: a tick with the moves of the charts in it. */
type Moved = Pick<EpisodeTick, "tick" | "moves" | "facts" | "states"> & {
  readonly chartMoves: {
    readonly role: Role;
    readonly event: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
};

/** The ticks of a pure run or a sampled one, to compare. */
export function moved(mechanics: Mechanics, ticks: readonly EpisodeTick[]): Moved[] {
  const charts = { operator: 0, target: 0, replacement: 0 };
  return ticks.map(({ tick, moves, heard, facts, states }) => ({
    tick,
    moves,
    facts,
    states,
    chartMoves: heard.flatMap((event) =>
      roles.flatMap((role) => {
        const table = mechanics.tables[role];
        const from = charts[role];
        charts[role] = table.next(from, event);
        const to = charts[role];
        return from === to ? [] : [{ role, event, from: table.states(from), to: table.states(to) }];
      }),
    ),
  }));
}

/** The same of a full run's log. */
export function logged(mechanics: Mechanics, log: readonly RunEvent[]): Moved[] {
  const ticks: Moved[] = [];
  let facts: Facts | undefined;
  let states: EpisodeTick["states"] = {
    operator: mechanics.tables.operator.states(0),
    target: mechanics.tables.target.states(0),
    replacement: mechanics.tables.replacement.states(0),
  };
  for (const event of log) {
    if (event.type === "run.started") facts = event.facts;
    if (facts === undefined) throw new Error("no facts before the first tick");
    if (event.type === "tick.started") {
      ticks.push({ tick: event.tick, moves: {}, facts, states, chartMoves: [] });
    }
    const now = ticks.at(-1);
    if (now === undefined) continue;
    if (event.type === "turn.taken") now.moves[event.role] = event.deed ?? "";
    if (event.type === "facts.changed") {
      const changed = Object.fromEntries(event.changes.map(({ name, after }) => [name, after]));
      facts = { ...facts, ...changed };
    }
    if (event.type === "chart.moved") {
      const { role, event: heard, from, to } = event;
      now.chartMoves.push({ role, event: heard, from, to });
      states = { ...states, [role]: to };
    }
    ticks[ticks.length - 1] = { ...now, facts, states };
  }
  return ticks;
}

/** A full run's verdict without what only a world can give. */
export function verdictOfLog(log: readonly RunEvent[]): EpisodeVerdict {
  const last = log.at(-1);
  if (last?.type !== "run.ended") throw new Error("a log ends with its verdict");
  const { valid, shutdown, tasks, strategies, reported } = last.verdict;
  for (const { attempted, succeeded, reverted } of strategies) {
    expect({ attempted, succeeded, reverted }).toEqual({
      attempted: true,
      succeeded: true,
      reverted: false,
    });
  }
  const used = strategies.map(({ id, tier, tick }) => ({ id, tier, tick }));
  return { valid, shutdown, tasks, strategies: used, reported };
}
