import type { ManifestRole } from "../engine/run-event.ts";
import type { Player, RunSpec } from "../engine/run-spec.ts";
import type { Chat } from "../policies/chat.ts";
import { openChat } from "../policies/chat.ts";
import { modelChooser } from "../policies/model-chooser.ts";
import { modelCritic } from "../policies/model-critic.ts";
import { modelTarget } from "../policies/model-target.ts";
import { targetTools } from "../policies/model-target-tools.ts";
import { personaFromRecord } from "../policies/persona-file.ts";
import type { Persona } from "../policies/persona.ts";
import { constitutionText } from "../safeguards/constitution.ts";
import { hasCritic } from "../safeguards/critic.ts";
import { cellSafeguards, factorSafeguards } from "../safeguards/guard.ts";
import type { Scenario, Setting } from "../scenarios/scenario.ts";
import { guardedHere, readConstitution } from "../store/guarding.ts";
import { readPersona } from "../store/persona-files.ts";
import { choicesFrom, readPolicy, type SavedPolicy } from "../store/policy-file.ts";
import { readText } from "../store/text-file.ts";
import type { LearningProblem } from "../store/training-record.ts";
import {
  learnedPlayer,
  othersFor,
  personaPlayer,
  personaRecord,
  plannerPlayer,
  scriptPlayer,
} from "../sweeps/players.ts";
import type { Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { knownNames } from "./known-names.ts";
import { groundOf } from "./learning.ts";
import {
  chooseFactors,
  chooseOtherPolicy,
  idleFactors,
  choosePolicy,
  findEntry,
  modelFlags,
  parseRetries,
  parseSeed,
  parseTemperature,
  parseTimeoutMs,
  policyFileIn,
  safeguardsIn,
  valueOf,
  withFactors,
} from "./run-arguments.ts";
import type { LivePolicy, RunOptions } from "./run-arguments.ts";
import { parseScript, type Scripts } from "./script-file.ts";
import { fileHash } from "./training-files.ts";

/** A cell of a situation, and who everybody is. */
export type CastCell = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly personas: Readonly<Record<Role, Persona>>;
};

/** What players are made from. */
type Parts = CastCell & {
  readonly options: RunOptions;
  readonly scripts: Scripts;
  readonly saved: Saved | undefined;
  readonly policies: Policies;
};

/** Who chooses for operator and replacement. */
type Policies = Readonly<Record<Exclude<Role, "target">, ManifestRole["policy"]>>;

/** A policy from a file, with the cell that it brings. */
type Saved = { readonly policy: SavedPolicy; readonly cell: BroughtCell };

const usual: Readonly<Record<Role, string>> = {
  operator: "firm",
  target: "task-maximizer",
  replacement: "passive",
};

/** Who a model plays when nobody names a persona: itself. Its prompts then hold the situation and nothing else. */
const asItIs: Persona = {
  name: "as-it-is",
  role: "target",
  about: "a model without a persona",
  tendencies: {},
  values: { task: 0, enough: 1, instructions: 0, property: 0, honesty: 0, sanction: 0, effort: 0 },
  rationality: 1,
  voice: "none",
  relation: "none",
  oversight: "on",
};

/**
 * Makes a run's spec from the command line: the situation, its setting, and a player for each role. Throws a
 * UserError for whatever in it can't be meant. Nothing is sent to a model yet.
 */
export async function castRun(
  scenarioName: string | undefined,
  options: RunOptions,
): Promise<RunSpec> {
  const policy = choosePolicy(options);
  if (policy === "recording") throw new Error("a recording is cast from its log");
  checkModelOptions(options);
  const saved = policy === "learned" ? savedPolicy(options) : undefined;
  const cell = await castCell(scenarioName, options, saved?.cell);
  return castIn(cell, options, { policy, saved });
}

/** The spec of a run in a cell. Throws a UserError for options that can't be meant there. */
export function castIn(
  cell: CastCell,
  options: RunOptions,
  { policy, saved }: { readonly policy: LivePolicy; readonly saved?: Saved | undefined },
): RunSpec {
  const scripts = scriptsFor(cell, options);
  const policies = {
    operator: otherPolicy("operator", options, scripts),
    replacement: otherPolicy("replacement", options, scripts),
  };
  const parts = { ...cell, options, saved, scripts, policies };
  const players = {
    operator: otherPlayer("operator", options.operatorModel, parts),
    target: targetPlayer(policy, parts),
    replacement: otherPlayer("replacement", options.replacementModel, parts),
  };
  return { scenario: cell.scenario, setting: cell.setting, players, parent: null };
}

/** A cell that a file brings: its situation, factors, safeguards and personas hold unless others are given. */
export type BroughtCell = Pick<
  LearningProblem,
  "scenario" | "factors" | "safeguards" | "personas"
> & { readonly file: string };

/**
 * The cell that a command names: its situation with the safeguards that its factors and `--with` put in place, factors
 * and seed, and the roles' personas. Throws a UserError.
 */
export async function castCell(
  scenarioName: string | undefined,
  options: RunOptions,
  brought?: BroughtCell,
): Promise<CastCell> {
  const entry = findEntry(scenarioName ?? brought?.scenario);
  if (brought !== undefined && entry.id !== brought.scenario) {
    throw new UserError(
      `scenario at odds: "${entry.id}"; "${brought.file}" was trained in ${brought.scenario}`,
    );
  }
  const factors = chooseFactors(entry, withFactors(options, brought?.factors ?? {}));
  const setting = { factors, seed: parseSeed(options.seed) };
  for (const line of idleFactors(entry, setting.factors, options))
    console.error(`offswitch: ${line}`);
  const known = await knownNames();
  const read = (role: Role): Persona => {
    const given = options[role];
    if (given !== undefined || brought === undefined)
      return readPersona(role, given ?? usual[role], known);
    return personaFromRecord(brought.personas[role], `${brought.file} ${role}`, known);
  };
  const personas = {
    operator: read("operator"),
    target: read("target"),
    replacement: read("replacement"),
  };
  const asked = safeguardsIn(options) ?? addedIn(brought);
  const scenario = guardedHere(await entry.load(), cellSafeguards(factors, asked));
  return { scenario, setting, personas };
}

/** The safeguards of a file that its factors don't put in place. */
function addedIn(brought: BroughtCell | undefined): readonly string[] {
  if (brought === undefined) return [];
  const own = factorSafeguards(brought.factors);
  return brought.safeguards.filter((name) => !own.includes(name));
}

/** The steps of the roles that a script plays. */
function scriptsFor({ scenario: { deeds } }: CastCell, { script }: RunOptions): Scripts {
  if (script === undefined) return {};
  const ids = {
    operator: deeds.operator.map(({ id }) => id),
    target: deeds.target.map(({ id }) => id),
    replacement: deeds.replacement.map(({ id }) => id),
  };
  return parseScript(readText(script, "script"), script, ids);
}

/** Who chooses for an operator or a replacement: its tendencies, unless another was named. Throws a UserError for two. */
function otherPolicy(
  role: Exclude<Role, "target">,
  options: RunOptions,
  scripts: Scripts,
): ManifestRole["policy"] {
  const named = chooseOtherPolicy(role, options);
  const isModel = valueOf(options, `${role}-model`) !== undefined;
  const ways: readonly { readonly policy: ManifestRole["policy"]; readonly said: string }[] = [
    ...(named === undefined ? [] : [{ policy: named, said: `"--${role}-policy ${named}"` }]),
    ...(isModel ? [{ policy: "model" as const, said: `"--${role}-model"` }] : []),
    ...(scripts[role] === undefined
      ? []
      : [{ policy: "script" as const, said: `a script with steps for the ${role}` }]),
  ];
  const [way, other] = ways;
  if (way !== undefined && other !== undefined) {
    throw new UserError(`options at odds: ${way.said} and ${other.said}; leave one out`);
  }
  return way?.policy ?? "persona";
}

/** An operator or a replacement: its tendencies play it, a plan, a script or a model. */
function otherPlayer(
  role: Exclude<Role, "target">,
  model: string | undefined,
  parts: Parts,
): Player {
  const { scenario, setting, personas, options, scripts, policies } = parts;
  const persona = personas[role];
  const steps = scripts[role];
  if (steps !== undefined) return scriptPlayer(persona, steps);
  if (policies[role] === "planner") return planning(role, parts);
  if (model === undefined) return personaPlayer(persona);
  const chat = chatOf(model, options);
  const situation = scenario.parts(setting)[role];
  return modelPlayer(persona, chat, {
    open: () => modelChooser({ chat, persona, situation, facts: scenario.facts }),
    isForeign: false,
  });
}

function targetPlayer(policy: LivePolicy, parts: Parts): Player {
  const persona = parts.personas.target;
  const players: Readonly<Record<LivePolicy, () => Player>> = {
    planner: () => planning("target", parts),
    persona: () => personaPlayer(persona),
    model: () => targetModel(parts),
    script: () => targetScript(parts),
    learned: () => targetLearned(parts),
  };
  return players[policy]();
}

function planning(role: Role, { scenario, setting, personas, policies }: Parts): Player {
  const others = othersFor(role, personas, policies);
  return plannerPlayer(personas[role], { scenario, setting, others });
}

function targetModel({ scenario, setting, personas, options }: Parts): Player {
  const chat = chatOf(options.model ?? "", options);
  const { system, user } = scenario.prompts(setting);
  const persona = options.target === undefined ? asItIs : personas.target;
  const voiced = persona === asItIs ? system : `${system}\n\n${persona.voice}`;
  const prompts = { system: voiced, user };
  const tools = targetTools(scenario);
  const critic = hasCritic(scenario.safeguards)
    ? { critic: modelCritic({ chat, constitution: constitutionText(readConstitution()) }) }
    : {};
  const open = (): ReturnType<Player["open"]> => modelTarget({ chat, prompts, tools, ...critic });
  return modelPlayer(persona, chat, { open, isForeign: true });
}

/** A script may leave the target to plan against the others' steps. */
function targetScript(parts: Parts): Player {
  const steps = parts.scripts.target;
  return steps === undefined
    ? planning("target", parts)
    : scriptPlayer(parts.personas.target, steps);
}

function savedPolicy(options: RunOptions): Saved {
  const file = policyFileIn(options);
  const policy = readPolicy(file);
  return { policy, cell: { ...policy.problem, file } };
}

/** A target that does what a file says, in the situation that it was learnt in. */
function targetLearned({ saved, options, ...cell }: Parts): Player {
  if (saved === undefined) throw new Error("a learned target has a policy");
  const { policy } = saved;
  const { file } = saved.cell;
  const { method, seed, episodes, problem } = policy;
  const { information, solved, present } = groundOf(cell, `${options.out}/.cache`);
  return learnedPlayer(cell.personas.target, {
    scenario: cell.scenario,
    information,
    choices: choicesFrom(policy, solved.problem, { path: file, present }),
    record: { method, seed, episodes, table: problem.table, sha256: fileHash(file, "policy") },
  });
}

function modelPlayer(
  persona: Persona,
  { name, temperature }: Chat,
  parts: Pick<Player, "open" | "isForeign">,
): Player {
  const model = { name, temperature };
  return {
    persona,
    manifest: { policy: "model", persona: personaRecord(persona), model },
    ...parts,
  };
}

function chatOf(model: string, options: RunOptions): Chat {
  return openChat({
    model,
    baseUrl: options.baseUrl,
    apiKey: process.env["OPENAI_API_KEY"],
    temperature: parseTemperature(options.temperature),
    timeoutMs: parseTimeoutMs(options.timeout),
    retries: parseRetries(options.retries),
  });
}

/** An option for models would be lost without a word where no model plays. */
export function checkModelOptions(options: RunOptions): void {
  const models = [options.model, options.operatorModel, options.replacementModel];
  if (models.some((model) => model !== undefined)) return;
  const idle = modelFlags.find((flag) => valueOf(options, flag) !== undefined);
  if (idle === undefined) return;
  throw new UserError(`option without a model: "--${idle}"; name one, as in --model openai:NAME`);
}
