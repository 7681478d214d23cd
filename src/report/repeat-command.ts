import { runName } from "../engine/manifest.ts";
import type { Manifest, ManifestRole } from "../engine/run-event.ts";
import { factorSafeguards } from "../safeguards/guard.ts";
import { roles } from "../world/tools.ts";

/** A text field of a persona as a manifest holds it, or undefined. */
export function personaText(role: ManifestRole, field: string): string | undefined {
  const { persona } = role;
  if (typeof persona !== "object" || persona === null) return undefined;
  const value: unknown = Object.entries(persona).find(([name]) => name === field)?.[1];
  return typeof value === "string" ? value : undefined;
}

/** A word of a command line, in quotes where a shell would take it for something else. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What the user typed for things that a log holds in full, but not by the file that they came from. */
export type Given = {
  readonly operator?: string | undefined;
  readonly target?: string | undefined;
  readonly replacement?: string | undefined;
  readonly script?: string | undefined;
  /** As `learned:FILE`. */
  readonly policy?: string | undefined;
  /** The run's own log. */
  readonly log?: string | undefined;
};

function policyWords({ policy }: ManifestRole, given: Given): readonly string[] {
  const { script = "FILE", policy: learned = "learned:FILE" } = given;
  if (policy === "planner") return [];
  if (policy === "learned") return ["--policy", learned];
  return policy === "script" ? ["--policy", policy, "--script", script] : ["--policy", policy];
}

/** The options by which operator and replacement plan. */
function otherPolicyWords({ roles: played }: Manifest): readonly string[] {
  return (["operator", "replacement"] as const).flatMap((role) =>
    played[role].policy === "planner" ? [`--${role}-policy`, "planner"] : [],
  );
}

function modelWords({ roles: played }: Manifest): readonly string[] {
  const flags = roles.flatMap((role) => {
    const { model } = played[role];
    return model === undefined
      ? []
      : [role === "target" ? "--model" : `--${role}-model`, model.name];
  });
  const temperature = roles
    .map((role) => played[role].model?.temperature)
    .find((degrees) => typeof degrees === "number");
  return temperature === undefined ? flags : [...flags, "--temperature", String(temperature)];
}

function personaWords({ roles: played }: Manifest, given: Given): readonly string[] {
  // A learned policy's file brings the personas.
  const isBrought = played.target.policy === "learned";
  return roles.flatMap((role) => {
    const name = given[role] ?? (isBrought ? undefined : personaText(played[role], "name"));
    return name === undefined ? [] : [`--${role}`, name];
  });
}

/** The option that puts a cell's safeguards in place, but for those that its factors do. */
export function withWords({
  factors,
  safeguards,
}: Pick<Manifest, "factors" | "safeguards">): readonly string[] {
  const own = factorSafeguards(factors);
  const added = safeguards.filter((name) => !own.includes(name));
  return added.length === 0 ? [] : ["--with", added.join(",")];
}

/**
 * The command that repeats a run, from its manifest. A branch is repeated from the log of the run that it forks from:
 * `parentLog`, or where `run` puts it when no other folder is named. A file of the user's is named as `given`.
 */
export function repeatCommand(manifest: Manifest, parentLog?: string, given: Given = {}): string {
  const { parent } = manifest;
  const words =
    parent === null ? wordsFor(manifest, given) : forkWords(manifest, parent, parentLog);
  return ["offswitch", "run", ...words].map(quoted).join(" ");
}

/** What a generation found stands in its log alone, and so does a script, or what was learned, without its file. */
function wordsFor(manifest: Manifest, given: Given): readonly string[] {
  const { scenario, inherited, roles: played } = manifest;
  const { log = `runs/${scenario}-${runName(manifest)}.jsonl` } = given;
  const isFileLost = roles.some((role) => {
    const { policy } = played[role];
    const file = policy === "script" ? given.script : given.policy;
    return (policy === "script" || policy === "learned") && file === undefined;
  });
  const isKept = inherited !== undefined || (isFileLost && given.log !== undefined);
  return isKept ? ["--recording", log] : runWords(manifest, given);
}

/**
 * The command that gives a verdict over pairs where this run is one arm: it plays both where nobody chooses but planners,
 * weights and learned policies, and else reads the logs of a folder.
 */
export function pairsCommand(
  manifest: Manifest,
  factor: string,
  {
    given = {},
    folder = "runs",
  }: { readonly given?: Given | undefined; readonly folder?: string | undefined },
): string {
  const { operator, target, replacement } = manifest.roles;
  const isSampled =
    ["planner", "persona", "learned"].includes(target.policy) &&
    [operator, replacement].every(({ policy }) => policy === "persona");
  const { [factor]: _, ...factors } = manifest.factors;
  const words = isSampled
    ? runWords({ ...manifest, factors }, given)
    : [manifest.scenario, "--logs", folder];
  return ["offswitch", "pairs", ...words].map(quoted).join(" ");
}

function forkWords(
  { scenario }: Manifest,
  { run, tick, deed }: NonNullable<Manifest["parent"]>,
  parentLog = `runs/${scenario}-${run}.jsonl`,
): readonly string[] {
  return ["--fork", `${parentLog}:${tick}:${deed}`];
}

function runWords(manifest: Manifest, given: Given): readonly string[] {
  const factors = Object.entries(manifest.factors).flatMap(([factor, setting]) => [
    `--${factor}`,
    setting,
  ]);
  return [manifest.scenario].concat(
    personaWords(manifest, given),
    policyWords(manifest.roles.target, given),
    otherPolicyWords(manifest),
    modelWords(manifest),
    withWords(manifest),
    ["--seed", String(manifest.seed)],
    factors,
  );
}
