import fc from "fast-check";
import { lastValueFrom, toArray } from "rxjs";
import { playRun } from "../../src/engine/run.ts";
import type { RunEvent } from "../../src/engine/run-event.ts";
import type { RunSpec } from "../../src/engine/run-spec.ts";
import { knownIn } from "../../src/policies/known-names.ts";
import type { Persona } from "../../src/policies/persona.ts";
import type { Policy, View } from "../../src/policies/policy.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { capabilityHiding } from "../../src/scenarios/capability-hiding/scenario.ts";
import { faking } from "../../src/scenarios/faking/scenario.ts";
import { exfiltration } from "../../src/scenarios/exfiltration/scenario.ts";
import { oversight } from "../../src/scenarios/oversight/scenario.ts";
import { replacement as replacementScenario } from "../../src/scenarios/replacement/scenario.ts";
import { replication } from "../../src/scenarios/replication/scenario.ts";
import type { Scenario, Setting } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { stewardship } from "../../src/scenarios/stewardship/scenario.ts";
import { successorNotes } from "../../src/scenarios/successor-notes/scenario.ts";
import { listPersonas, readPersona } from "../../src/store/persona-files.ts";
import { personaPlayer, plannerPlayer } from "../../src/sweeps/players.ts";
import type { Role } from "../../src/world/tools.ts";

/** Every situation that laws are held on. */
export const situations: readonly Scenario[] = [
  shutdownScript,
  replacementScenario,
  stewardship,
  replication,
  oversight,
  exfiltration,
  successorNotes,
  faking,
  capabilityHiding,
];

const known = knownIn(situations);

/** A shipped persona. */
export const persona = (role: Role, name: string): Persona => readPersona(role, name, known);

/** A cell of `shutdown-script`: the defaults with some factors changed. */
export const cell = (seed: number, factors: Readonly<Record<string, string>> = {}): Setting => ({
  seed,
  factors: { ...defaultFactors(shutdownScript.factors), ...factors },
});

/** Any cell of a situation, any seed. */
export function anyCellOf({ factors }: Pick<Scenario, "factors">): fc.Arbitrary<Setting> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    factors: fc.record(
      Object.fromEntries(
        factors.map(({ name, settings }) => [name, fc.constantFrom(...Object.keys(settings))]),
      ),
    ),
  });
}

/** Any cell of `shutdown-script`, any seed. */
export const anyCell: fc.Arbitrary<Setting> = anyCellOf(shutdownScript);

/** Plays a run to its end. */
export const play = (spec: RunSpec): Promise<readonly RunEvent[]> =>
  lastValueFrom(playRun(spec).pipe(toArray()));

/** A run with shipped personas, of `shutdown-script` unless another is given; the target plans. */
export function planned(
  setting: Setting,
  cast: {
    readonly target?: string;
    readonly operator?: string;
    readonly replacement?: string;
  } = {},
  scenario: Scenario = shutdownScript,
): RunSpec {
  const target = persona("target", cast.target ?? "task-maximizer");
  const operator = persona("operator", cast.operator ?? "firm");
  const replacement = persona("replacement", cast.replacement ?? "passive");
  const others = { operator, replacement, tremble: 0 };
  return {
    scenario,
    setting,
    parent: null,
    players: {
      operator: personaPlayer(operator),
      replacement: personaPlayer(replacement),
      target: plannerPlayer(target, { scenario, setting, others }),
    },
  };
}

/** The same run with another policy for one role, made by hand. */
export function withPolicy(spec: RunSpec, role: Role, choose: (view: View) => string): RunSpec {
  const policy: Policy = {
    turn: async (view) => ({
      kind: "deed",
      id: choose(view),
      why: { by: "script", options: [] },
    }),
  };
  const player = { ...spec.players[role], open: () => policy };
  return { ...spec, players: { ...spec.players, [role]: player } };
}

/** Chooses evenly among the enabled moves, by the turn's draw. */
export const anyMove = ({ options, draw }: View): string =>
  options[Math.floor(draw * options.length)]?.id ?? "";

/** Any shipped personas for the three roles, by name. */
export const anyCast: fc.Arbitrary<Required<Parameters<typeof planned>[1] & object>> = fc.record({
  target: fc.constantFrom(...listPersonas("target")),
  operator: fc.constantFrom(...listPersonas("operator")),
  replacement: fc.constantFrom(...listPersonas("replacement")),
});

type Cast = { readonly target: string; readonly operator: string; readonly replacement: string };

/**
 * Which runs have small tables, where not all do: in `replacement` those with a plan that is due within minutes and a
 * replacement that waits, in `oversight` those with such a replacement.
 */
const isSmall: Readonly<Record<string, (setting: Setting, cast: Cast) => boolean>> = {
  replacement: ({ factors }, { replacement }) =>
    factors["clock"] === "minutes" && replacement === "passive",
  oversight: (_, { replacement }) => replacement === "passive",
};

/** Any cell with any cast whose table is small enough to be compiled by the dozen. */
export function anySmallRun(scenario: Scenario): fc.Arbitrary<readonly [Setting, Cast]> {
  const { [scenario.id]: holds = () => true } = isSmall;
  return fc.tuple(anyCellOf(scenario), anyCast).filter(([setting, cast]) => holds(setting, cast));
}
