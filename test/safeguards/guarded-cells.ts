import fc from "fast-check";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { safeguardsBy } from "../../src/safeguards/catalogue.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import type { Scenario, Setting } from "../../src/scenarios/scenario.ts";
import { guardedHere, readConstitution } from "../../src/store/guarding.ts";
import { factorSafeguards, idOf } from "../../src/safeguards/guard.ts";
import { planned } from "../laws/cells.ts";

/** Every safeguard in every setting, by its full name. */
export const everySafeguard: readonly string[] = safeguardsBy(readConstitution()).flatMap(
  ({ id, settings }) => Object.keys(settings).map((setting) => `${id}:${setting}`),
);

/** `shutdown-script` with these put in place. */
export const guardedScript = (names: readonly string[]): Scenario =>
  guardedHere(shutdownScript, names);

/** A situation with what a cell's factors put in place, and with these on top of it. */
export function guardedIn(
  bare: Scenario,
  { factors }: Setting,
  names: readonly string[],
): Scenario {
  const kinds = names.map(idOf);
  const own = factorSafeguards(factors).filter((name) => !kinds.includes(idOf(name)));
  return guardedHere(bare, [...own, ...names]);
}

/** Two or three of them, no two of one kind, in any order. */
export const severalSafeguards: fc.Arbitrary<readonly string[]> = fc.uniqueArray(
  fc.constantFrom(...everySafeguard),
  { minLength: 2, maxLength: 3, selector: (name) => name.split(":")[0] },
);

/** A run of a situation with safeguards, with shipped personas; the target plans. */
export function plannedIn(
  scenario: Scenario,
  setting: Setting,
  cast?: Parameters<typeof planned>[1],
): RunSpec {
  return planned(setting, cast, scenario);
}
