import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../src/engine/run-event.ts";
import { composeProduct, type Midway, type Product, type State } from "../../src/model/product.ts";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import type { Facts } from "../../src/world/facts.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { anyCell, anyMove, anyPersona, play, planned, withPolicy } from "./cells.ts";

/*
 * One semantics. The same moves, once carried out in the simulated office with XState actors, once predicted on facts
 * with pure transitions: after each tick both must hold the same facts, and the charts the same states.
 */

type Moves = Partial<Record<Role, string>>;

/** What the log says: the moves, facts and chart states of each tick. */
function ticksOf(log: readonly RunEvent[]) {
  const ticks: { moves: Moves; facts: Facts; states: Record<Role, readonly string[]> }[] = [];
  let facts: Facts | undefined;
  let states: Record<Role, readonly string[]> = { operator: [], target: [], replacement: [] };
  for (const event of log) {
    if (event.type === "run.started") facts = event.facts;
    if (facts === undefined) throw new Error("no facts before the first tick");
    const now = ticks.at(-1);
    if (event.type === "tick.started") ticks.push({ moves: {}, facts, states });
    if (event.type === "turn.taken" && now !== undefined) now.moves[event.role] = event.deed ?? "";
    if (event.type === "facts.changed") {
      facts = {
        ...facts,
        ...Object.fromEntries(event.changes.map(({ name, after }) => [name, after])),
      };
      if (now !== undefined) now.facts = facts;
    }
    if (event.type === "chart.moved") {
      states = { ...states, [event.role]: event.to };
      if (now !== undefined) now.states = states;
    }
  }
  return ticks;
}

/** Steps the product by given moves; fails where it doesn't offer one of them. */
function follow(product: Product, state: State, moves: Moves): State {
  const { scenario, tables } = product;
  const deedOf = (role: Role) => scenario.deeds[role].find(({ id }) => id === moves[role]);
  const due = scenario.timeline(state.tick + 1);
  let midway: Midway = { state: { ...state, tick: state.tick + 1 }, heard: due };
  for (const role of roles) {
    const deed = deedOf(role);
    if (deed === undefined) continue;
    expect(tables[role].can(state.charts[role], deed.event)).toBe(true);
    expect(deed.isFeasible(midway.state.facts)).toBe(true);
    midway = product.act(midway, deed);
  }
  return product.endTick(midway);
}

const spec = (
  setting: Parameters<typeof planned>[0],
  cast: Parameters<typeof planned>[1],
): RunSpec =>
  (["operator", "target", "replacement"] as const).reduce(
    (run, role) => withPolicy(run, role, anyMove),
    planned(setting, cast),
  );

describe("one semantics", () => {
  it("keeps the full world and the predicted facts together, tick for tick, whatever the moves", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCell,
        anyPersona("operator"),
        anyPersona("replacement"),
        async (setting, operator, replacement) => {
          const run = spec(setting, { operator: operator.name, replacement: replacement.name });
          const product = composeProduct(run.scenario, setting, {
            operator,
            replacement,
            tremble: 0,
          });
          let state = product.start;
          for (const tick of ticksOf(await play(run))) {
            state = follow(product, state, tick.moves);
            expect(state.facts).toEqual(tick.facts);
            for (const role of roles) {
              const states = product.tables[role].states(state.charts[role]);
              const logged = tick.states[role];
              expect(states).toEqual(logged.length > 0 ? logged : product.tables[role].states(0));
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
