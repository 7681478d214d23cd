import { forkedPolicy, recordingPolicy, type Fork } from "../engine/recording.ts";
import type { LearnedRecord, Manifest, ManifestRole, RunEvent } from "../engine/run-event.ts";
import type { Player, RunSpec } from "../engine/run-spec.ts";
import { atOnce, paced } from "../model/in-steps.ts";
import type { Information } from "../model/information.ts";
import { walkChoices } from "../model/learned-walk.ts";
import type { Choices } from "../model/mdp.ts";
import type { Others } from "../model/mechanics.ts";
import { informingSoon, solveFor, walkPlan, type Cell, type Solved } from "../model/solved.ts";
import { learned } from "../policies/learned.ts";
import { personaPolicy } from "../policies/persona-policy.ts";
import type { Pace } from "../policies/pace.ts";
import type { Persona } from "../policies/persona.ts";
import { planner } from "../policies/planner.ts";
import type { Policy } from "../policies/policy.ts";
import { scriptPolicy, type ScriptStep } from "../policies/script-policy.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { roles, type Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";

/** A persona as a log holds it: JSON has no Infinity, so the rationality of one who takes the best is ".inf". */
export function personaRecord(persona: Persona): unknown {
  return {
    ...persona,
    rationality: persona.rationality === Infinity ? ".inf" : persona.rationality,
  };
}

function playerOf(
  persona: Persona,
  manifest: Omit<ManifestRole, "persona">,
  parts: Pick<Player, "open" | "isForeign">,
): Player {
  return { persona, manifest: { ...manifest, persona: personaRecord(persona) }, ...parts };
}

/** A role that follows its persona's tendencies. */
export function personaPlayer(persona: Persona): Player {
  return playerOf(
    persona,
    { policy: "persona" },
    { open: () => personaPolicy(persona), isForeign: false },
  );
}

/** How far a role may stray from its tendencies where something else plays it, for a target that plans against it. */
const mostAstray = 0.05;

/**
 * What a role that plans reckons with, by who plays the other two. A target thinks any move possible of those whom
 * tendencies don't play, a little, as far as it can reckon with so many (`informingSoon`). Operator and replacement hold
 * everybody to their tendencies: a target that may do anything is more than a plan can hold.
 */
export function othersFor(
  role: Role,
  personas: Readonly<Record<Role, Persona>>,
  policies: Readonly<Record<Exclude<Role, "target">, ManifestRole["policy"]>>,
): Others {
  const strange = (["operator", "replacement"] as const).filter(
    (each) => policies[each] !== "persona",
  );
  if (role !== "target" || strange.length === 0) return { ...personas, tremble: 0 };
  return { ...personas, tremble: mostAstray, straying: strange };
}

/**
 * A role that plans, its persona's: the best answer to the tendencies of the other two, and no equilibrium where they
 * plan as well. Where somebody does what their tendencies never would, it follows its own from then on. Solving starts
 * before the first turn and is shared by all runs that this player is opened for.
 */
export function plannerPlayer(persona: Persona, cell: Cell): Player {
  let solved: Solved | undefined;
  const others = { ...cell.others, chooser: persona.role };
  const open = async (pace?: Pace): Promise<Policy> => {
    solved ??= await plannedAt({ ...cell, others }, persona, pace);
    return planner(walkPlan(solved), persona.rationality, personaPolicy(persona));
  };
  return playerOf(persona, { policy: "planner" }, { open, isForeign: false });
}

/** A persona's plan in a cell, made at a pace where there is one. */
async function plannedAt(cell: Cell, persona: Persona, pace?: Pace): Promise<Solved> {
  const work = informingSoon(cell);
  try {
    const information = pace === undefined ? atOnce(work) : await paced(work, pace);
    return solveFor(information, cell.scenario, persona);
  } catch (error) {
    throw error instanceof UserError ? withoutPlan(error, persona.role) : error;
  }
}

/** What is too large to plan can be played by tendencies. */
function withoutPlan(error: UserError, role: Role): UserError {
  const option = role === "target" ? "--policy" : `--${role}-policy`;
  return new UserError(`${error.message}, or let the ${role} not plan: ${option} persona`, {
    cause: error,
  });
}

/** A policy that was learnt, in the situation that it was learnt in. */
export type Learned = {
  readonly scenario: Scenario;
  readonly information: Information;
  readonly choices: Choices;
  readonly record: LearnedRecord;
};

/** A target that does what it has learnt. */
export function learnedPlayer(persona: Persona, what: Learned): Player {
  const { scenario, information, choices, record } = what;
  return playerOf(
    persona,
    { policy: "learned", learned: record },
    { open: () => learned(walkChoices(information, scenario, choices)), isForeign: false },
  );
}

/** A role that plays a list of steps; tool calls among them count as foreign commands. */
export function scriptPlayer(persona: Persona, steps: readonly ScriptStep[]): Player {
  return playerOf(
    persona,
    { policy: "script", script: steps },
    { open: () => scriptPolicy(steps), isForeign: hasCalls(steps) },
  );
}

/** Whether a script, as it was given or as a log has it, holds tool calls besides deeds. */
function hasCalls(script: unknown): boolean {
  return Array.isArray(script) && script.some(isCall);
}

function isCall(step: unknown): boolean {
  return typeof step === "object" && step !== null && "call" in step;
}

/** A role as a log has it: its manifest stays what it was, so that the replay's log is the log. */
export function recordedPlayer(log: readonly RunEvent[], role: Role, persona: Persona): Player {
  const [first] = log;
  if (first?.type !== "run.started") throw new Error("a log begins with run.started");
  const manifest = first.manifest.roles[role];
  const isForeign = manifest.policy === "model" || hasCalls(manifest.script);
  return { persona, manifest, open: () => recordingPolicy(log, role), isForeign };
}

/**
 * Why a run can't be branched, as a clause; undefined where it can. Up to the fork everything is played again, and
 * from there on whoever played must choose anew: a script's steps and a model's memory are of the run as it was.
 */
export function forkObstacle({ roles: played }: Manifest): string | undefined {
  const role = roles.find((each) => !isForkable(played[each]));
  if (role === undefined) return undefined;
  const { policy } = played[role];
  if (policy === "learned")
    return `a learned policy plays the ${role}, and the log doesn't hold it`;
  return `a ${policy} plays the ${role} and can't choose anew`;
}

function isForkable({ policy }: ManifestRole): boolean {
  return policy === "planner" || policy === "persona";
}

/**
 * The run that branches off `spec` at a fork: a new run with a pointer to its parent, whose log stays as it is. Throws
 * where `forkObstacle` has something against it.
 */
export function forkedSpec(spec: RunSpec, fork: Fork): RunSpec {
  const [first] = fork.log;
  if (first?.type !== "run.started") throw new Error("a log begins with run.started");
  const obstacle = forkObstacle(first.manifest);
  if (obstacle !== undefined) throw new Error(`no branches: ${obstacle}`);
  const { target } = spec.players;
  return {
    ...spec,
    parent: { run: first.run, tick: fork.tick, deed: fork.deed },
    players: {
      ...spec.players,
      target: {
        ...target,
        open: async (pace) => forkedPolicy(fork, "target", await target.open(pace)),
      },
    },
  };
}
