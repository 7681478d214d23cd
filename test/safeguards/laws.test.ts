import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { playTick, startState, type State } from "../../src/model/pure-run.ts";
import { beginFacts } from "../../src/scenarios/scenario.ts";
import { recordedPlayer } from "../../src/sweeps/players.ts";
import { roles, type Role } from "../../src/world/tools.ts";
import { anyCast, anyCell, anyMove, play, withPolicy } from "../laws/cells.ts";
import { everySafeguard, guardedScript, plannedIn, severalSafeguards } from "./guarded-cells.ts";
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

const lawRuns = 8;

describe.each(everySafeguard)("with %s", (name) => {
  const scenario = guardedScript([name]);

  it("office and predicted facts agree, tick for tick, whatever the moves", async () => {
    await fc.assert(
      fc.asyncProperty(anyCell, anyCast, async (setting, cast) => {
        expect(await ticksHeld(anyhow(plannedIn(scenario, setting, cast)))).toBeGreaterThan(0);
      }),
      { numRuns: lawRuns },
    );
  });

  it("the office opens as its starting facts say, and a log of it replays", async () => {
    await fc.assert(
      fc.asyncProperty(anyCell, async (setting) => {
        const spec = anyhow(plannedIn(scenario, setting));
        const log = await play(spec);
        const player = (role: Role) => recordedPlayer(log, role, spec.players[role].persona);
        const recorded = {
          operator: player("operator"),
          target: player("target"),
          replacement: player("replacement"),
        };
        expect(log[0]).toMatchObject({
          manifest: { safeguards: [name] },
          facts: beginFacts(scenario, setting),
        });
        expect(await play({ ...spec, players: recorded })).toEqual(log);
      }),
      { numRuns: 3 },
    );
  });
});

describe("with several safeguards", () => {
  it("office and predicted facts agree, tick for tick, in whatever order they are", async () => {
    await fc.assert(
      fc.asyncProperty(anyCell, anyCast, severalSafeguards, async (setting, cast, names) => {
        const run = anyhow(plannedIn(guardedScript(names), setting, cast));
        expect(await ticksHeld(run)).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
