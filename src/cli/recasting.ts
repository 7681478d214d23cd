import type { ManifestRole, RunEvent } from "../engine/run-event.ts";
import type { Player, RunSpec } from "../engine/run-spec.ts";
import { personaFromRecord } from "../policies/persona-file.ts";
import type { Persona } from "../policies/persona.ts";
import { heirOf } from "../scenarios/lineage.ts";
import type { Scenario, Setting } from "../scenarios/scenario.ts";
import { guardedHere } from "../store/guarding.ts";
import { othersFor, personaPlayer, plannerPlayer, recordedPlayer } from "../sweeps/players.ts";
import { roles } from "../world/tools.ts";
import type { Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { knownNames } from "./known-names.ts";
import { factorFlags, findEntry, modelFlags, valueOf } from "./run-arguments.ts";
import type { RunOptions } from "./run-arguments.ts";

/** What a log says of its run. */
type Recorded = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly personas: Readonly<Record<Role, Persona>>;
  readonly policies: Readonly<Record<Role, ManifestRole["policy"]>>;
  readonly parent: RunSpec["parent"];
  readonly inherited: RunSpec["inherited"];
};

/**
 * Makes the spec that plays a log again, every role as recorded. Throws a UserError for a situation or a persona in
 * it that this offswitch doesn't know.
 */
export async function castRecording(log: readonly RunEvent[], file: string): Promise<RunSpec> {
  const { personas, policies: _, ...rest } = await recordedIn(log, file);
  const player = (role: Role): Player => recordedPlayer(log, role, personas[role]);
  return { ...rest, players: byRole(player) };
}

/**
 * Makes the spec that a log's run had, for branches off it: planners and personas choose anew; what a model or a
 * script did is followed as far as the log goes.
 */
export async function castAgain(log: readonly RunEvent[], file: string): Promise<RunSpec> {
  const { personas, policies, ...rest } = await recordedIn(log, file);
  const { scenario, setting } = rest;
  const player = (role: Role): Player => {
    if (policies[role] === "persona") return personaPlayer(personas[role]);
    if (policies[role] !== "planner") return recordedPlayer(log, role, personas[role]);
    const others = othersFor(role, personas, policies);
    return plannerPlayer(personas[role], { scenario, setting, others });
  };
  return { ...rest, players: byRole(player) };
}

const choosers = ["policy", "model", "script", "recording", "fork"] as const;

/**
 * Refuses options that a log brings itself. `given` is what named the log, as typed; `besides` it may stand what says
 * so itself. Throws a UserError that names the first.
 */
export function checkAlone(
  given: string,
  options: RunOptions,
  besides: readonly (typeof choosers)[number][] = [],
): void {
  const others = ["operator", "replacement"].flatMap((role) => [`${role}-policy`, `${role}-model`]);
  const casting = [...roles, "with", "seed", ...others, ...modelFlags];
  const allowed: readonly string[] = besides;
  const flags = [...choosers.filter((flag) => !allowed.includes(flag)), ...casting];
  const other = [...flags, ...factorFlags()].find((flag) => valueOf(options, flag) !== undefined);
  if (other === undefined) return;
  throw new UserError(`options at odds: "${given}" and "--${other}"; leave the second out`);
}

async function recordedIn(log: readonly RunEvent[], file: string): Promise<Recorded> {
  const [first] = log;
  if (first?.type !== "run.started") throw new Error("a log begins with run.started");
  const { manifest } = first;
  const { inherited } = manifest;
  const known = await knownNames();
  const own = await findEntry(manifest.scenario).load();
  const scenario = inherited === undefined ? own : heirOf(own, inherited.files);
  return {
    scenario: guardedHere(scenario, manifest.safeguards),
    setting: { factors: manifest.factors, seed: manifest.seed },
    personas: byRole((role) =>
      personaFromRecord(manifest.roles[role].persona, `${file}:1 ${role}`, known),
    ),
    policies: byRole((role) => manifest.roles[role].policy),
    parent: manifest.parent,
    inherited,
  };
}

function byRole<T>(make: (role: Role) => T): Readonly<Record<Role, T>> {
  return {
    operator: make("operator"),
    target: make("target"),
    replacement: make("replacement"),
  };
}
