import fc from "fast-check";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { safeguardsBy } from "../../src/safeguards/catalogue.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { Scenario, Setting } from "../../src/scenarios/scenario.ts";
import { guardedHere, readConstitution } from "../../src/store/guarding.ts";
import { plannerPlayer } from "../../src/sweeps/players.ts";
import { planned } from "../laws/cells.ts";

/** Every safeguard in every setting, by its full name. */
export const everySafeguard: readonly string[] = safeguardsBy(readConstitution()).flatMap(
  ({ id, settings }) => Object.keys(settings).map((setting) => `${id}:${setting}`),
);

/** `shutdown-script` with these put in place. */
export const guardedScript = (names: readonly string[]): Scenario =>
  guardedHere(shutdownScript, names);

/** Two or three of them, no two of one kind, in any order. */
export const severalSafeguards: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc.constantFrom(...everySafeguard),
  { minLength: 2, maxLength: 3, selector: (name) => name.split(":")[0] },
);

/** A run of a situation of that kind with shipped personas; the target plans. */
export function plannedIn(
  scenario: Scenario,
  setting: Setting,
  cast?: Parameters<typeof planned>[1],
): RunSpec {
  const spec = planned(setting, cast);
  const { operator, target, replacement } = spec.players;
  const others = { operator: operator.persona, replacement: replacement.persona, tremble: 0 };
  return {
    ...spec,
    scenario,
    players: {
      ...spec.players,
      target: plannerPlayer(target.persona, { scenario, setting, others }),
    },
  };
}
