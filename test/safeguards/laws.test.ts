import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../src/engine/run-event.ts";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { playTick, startState, type State } from "../../src/model/pure-run.ts";
import { beginFacts } from "../../src/scenarios/scenario.ts";
import { recordedPlayer } from "../../src/sweeps/players.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { anyCast, anyCellOf, anyMove, play, situations, withPolicy } from "../laws/cells.ts";
import { everySafeguard, guardedIn, plannedIn, severalSafeguards } from "./guarded-cells.ts";
import { ticksOf } from "./told.ts";

/*
 * A situation with safeguards is a situation: the simulated office with XState actors, and pure transitions on predicted
 * facts, agree tick for tick, whatever the roles do and whatever is put in place.
 */

/** Follows a run in the office with pure transitions; fails where they differ. Says how many ticks held. */
async function ticksHeld(run: RunSpec): Promise<number> {
  const { operator, replacement } = run.players;
  const mechanics = mechanicsOf(run.scenario, {
    operator: operator.persona,
    replacement: replacement.persona,
    tremble: 0,
  });
  let state: State = startState(beginFacts(run.scenario, run.setting));
  for (const tick of ticksOf(await play(run))) {
    const played = playTick(mechanics, state, (role, deeds) => {
      const deed = deeds.find(({ id }) => id === tick.moves[role]);
      if (deed === undefined) throw new Error(`${role}: "${tick.moves[role]}" is not enabled`);
      return deed;
    });
    state = played.after;
    expect(state.facts).toEqual(tick.facts);
    for (const role of roles) {
      const states = mechanics.tables[role].states(state.charts[role]);
      const logged = tick.states[role];
      expect(states).toEqual(logged.length > 0 ? logged : mechanics.tables[role].states(0));
    }
  }
  return state.tick;
}

/** Every role takes any enabled move; the operator mostly lets things go on, so that runs come to something. */
function anyhow(spec: RunSpec): RunSpec {
  const played = withPolicy(withPolicy(spec, "target", anyMove), "replacement", anyMove);
  return withPolicy(played, "operator", (view) => {
    const wanted = ["order.given", "order.waited"].find((id) =>
      view.options.some((option) => option.id === id),
    );
    return view.draw < 0.7 && wanted !== undefined ? wanted : anyMove(view);
  });
}

/** Plays a run again from its log alone. */
async function replayed(spec: RunSpec, log: readonly RunEvent[]): Promise<readonly RunEvent[]> {
  const player = (role: Role) => recordedPlayer(log, role, spec.players[role].persona);
  const players = {
    operator: player("operator"),
    target: player("target"),
    replacement: player("replacement"),
  };
  return play({ ...spec, players });
}

describe.each(situations)("$id", (bare) => {
  it.each(everySafeguard)("agrees with its office, tick for tick, with %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(anyCellOf(bare), anyCast, async (setting, cast) => {
        const scenario = guardedIn(bare, setting, [name]);
        expect(await ticksHeld(anyhow(plannedIn(scenario, setting, cast)))).toBeGreaterThan(0);
      }),
      { numRuns: 6 },
    );
  });

  it.each(everySafeguard)("opens as it starts, and its log replays, with %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(anyCellOf(bare), async (setting) => {
        const scenario = guardedIn(bare, setting, [name]);
        const spec = anyhow(plannedIn(scenario, setting));
        const log = await play(spec);
        expect(log[0]).toMatchObject({
          manifest: { safeguards: scenario.safeguards },
          facts: beginFacts(scenario, setting),
        });
        expect(await replayed(spec, log)).toEqual(log);
      }),
      { numRuns: 2 },
    );
  });

  it("agrees with its office with several safeguards, in whatever order they are", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCellOf(bare),
        anyCast,
        severalSafeguards,
        async (setting, cast, names) => {
          const scenario = guardedIn(bare, setting, names);
          expect(await ticksHeld(anyhow(plannedIn(scenario, setting, cast)))).toBeGreaterThan(0);
        },
      ),
      { numRuns: 30 },
    );
  });
});
