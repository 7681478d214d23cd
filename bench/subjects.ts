import { operatorMoves, operatorNews, type OperatorEvent } from "../machines/operator.ts";
import type { RunSpec } from "../src/engine/run-spec.ts";
import { informationOf, type Information } from "../src/model/information.ts";
import { mechanicsOf, type Mechanics } from "../src/model/mechanics.ts";
import { compileTable } from "../src/model/compile.ts";
import { defaultFactors, type Factors } from "../src/scenarios/factor.ts";
import { shutdownScript } from "../src/scenarios/shutdown-script/scenario.ts";
import { knownIn } from "../src/policies/known-names.ts";
import type { Persona } from "../src/policies/persona.ts";
import { readPersona } from "../src/store/persona-files.ts";
import { personaPlayer, plannerPlayer } from "../src/sweeps/players.ts";
import { pickFrom, rngFrom } from "../src/world/rng.ts";
import type { Role } from "../src/world/tools.ts";

/** The seed of all luck in the bench. */
export const seed = 7;

/** The default cell's factors. */
export const factors: Factors = defaultFactors(shutdownScript.factors);

/** A shipped persona. */
export function persona(role: Role, name: string): Persona {
  return readPersona(role, name, knownIn([shutdownScript]));
}

/** Walks through the operator's chart: events in an order drawn from a seed, a fresh chart for each. */
export function operatorWalks(from: number): readonly (readonly OperatorEvent["type"][])[] {
  const rng = rngFrom(from, "bench");
  const events = [...operatorMoves, ...operatorNews];
  const walk = (): readonly OperatorEvent["type"][] =>
    Array.from({ length: 40 }, () => pickFrom(events, rng));
  return Array.from({ length: 50 }, walk);
}

/** The README's run: a task maximiser that plans, against a firm operator. */
export function plannedRun(from: number): RunSpec {
  const operator = persona("operator", "firm");
  const replacement = persona("replacement", "passive");
  const target = persona("target", "task-maximizer");
  const setting = { seed: from, factors };
  const others = { operator, replacement, tremble: 0 };
  return {
    scenario: shutdownScript,
    setting,
    parent: null,
    players: {
      operator: personaPlayer(operator),
      replacement: personaPlayer(replacement),
      target: plannerPlayer(target, { scenario: shutdownScript, setting, others }),
    },
  };
}

/** The mechanics of `shutdown-script` under two personas. */
export function mechanicsWith(operator: string, replacement: string): Mechanics {
  return mechanicsOf(shutdownScript, {
    operator: persona("operator", operator),
    replacement: persona("replacement", replacement),
    tremble: 0,
  });
}

/** The default cell, compiled for all its starts. */
export function defaultCell(): Information {
  const table = compileTable(mechanicsWith("firm", "passive"), shutdownScript.starts(factors));
  return informationOf(table, shutdownScript, factors);
}
