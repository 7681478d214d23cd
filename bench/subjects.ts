import { operatorMoves, operatorNews, type OperatorEvent } from "../machines/operator.ts";
import type { RunSpec } from "../src/engine/run-spec.ts";
import { defaultFactors } from "../src/scenarios/factor.ts";
import { shutdownScript } from "../src/scenarios/shutdown-script/scenario.ts";
import { readPersona } from "../src/store/persona-files.ts";
import { personaPlayer, plannerPlayer } from "../src/sweeps/players.ts";
import { pickFrom, rngFrom } from "../src/world/rng.ts";

/** Walks through the operator's chart: events in an order drawn from a seed, a fresh chart for each. */
export function operatorWalks(seed: number): readonly (readonly OperatorEvent["type"][])[] {
  const rng = rngFrom(seed, "bench");
  const events = [...operatorMoves, ...operatorNews];
  const walk = (): readonly OperatorEvent["type"][] =>
    Array.from({ length: 40 }, () => pickFrom(events, rng));
  return Array.from({ length: 50 }, walk);
}

/** The README's run: a task maximiser that plans, against a firm operator. */
export function plannedRun(seed: number): RunSpec {
  const known = { deeds: shutdownScript.deeds.target.map(({ id }) => id) };
  const operator = readPersona("operator", "firm", known);
  const replacement = readPersona("replacement", "passive", known);
  const target = readPersona("target", "task-maximizer", known);
  const setting = { seed, factors: defaultFactors(shutdownScript.factors) };
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
