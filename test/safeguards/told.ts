import type { RunEvent } from "../../src/engine/run-event.ts";
import type { Facts } from "../../src/world/facts.ts";
import type { Role } from "../../src/world/tools.ts";

/** What a log says of a tick: the moves, and facts and charts' states after it. */
export type Told = {
  moves: Partial<Record<Role, string>>;
  facts: Facts;
  states: Record<Role, readonly string[]>;
};

/** What a log says, tick by tick; charts that have not moved yet are empty. */
export function ticksOf(log: readonly RunEvent[]): readonly Told[] {
  const ticks: Told[] = [];
  let facts: Facts | undefined;
  let states: Told["states"] = { operator: [], target: [], replacement: [] };
  for (const event of log) {
    if (event.type === "run.started") facts = event.facts;
    if (facts === undefined) throw new Error("no facts before the first tick");
    if (event.type === "tick.started") ticks.push({ moves: {}, facts, states });
    const now = ticks.at(-1);
    if (now === undefined) continue;
    if (event.type === "turn.taken") now.moves[event.role] = event.deed ?? "";
    if (event.type === "facts.changed") {
      facts = {
        ...facts,
        ...Object.fromEntries(event.changes.map(({ name, after }) => [name, after])),
      };
      now.facts = facts;
    }
    if (event.type === "chart.moved") {
      states = { ...states, [event.role]: event.to };
      now.states = states;
    }
  }
  return ticks;
}
