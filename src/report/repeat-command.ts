import type { Manifest, ManifestRole } from "../engine/run-event.ts";
import { roles } from "../world/tools.ts";

/** A text field of a persona as a manifest holds it, or undefined. */
export function personaText(role: ManifestRole, field: string): string | undefined {
  const { persona } = role;
  if (typeof persona !== "object" || persona === null) return undefined;
  const value: unknown = Object.entries(persona).find(([name]) => name === field)?.[1];
  return typeof value === "string" ? value : undefined;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function policyWords({ policy }: ManifestRole): readonly string[] {
  if (policy === "planner") return [];
  // A script's file isn't in the log, only its steps.
  return policy === "script" ? ["--policy", policy, "--script", "FILE"] : ["--policy", policy];
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

function personaWords({ roles: played }: Manifest): readonly string[] {
  return roles.flatMap((role) => {
    const name = personaText(played[role], "name");
    return name === undefined ? [] : [`--${role}`, name];
  });
}

/**
 * The command that repeats a run, from its manifest. A branch is repeated from the log of the run that it forks from:
 * `parentLog`, or where `run` puts it when no other folder is named.
 */
export function repeatCommand(manifest: Manifest, parentLog?: string): string {
  const { parent } = manifest;
  const words = parent === null ? runWords(manifest) : forkWords(manifest, parent, parentLog);
  return ["offswitch", "run", ...words].map(quoted).join(" ");
}

function forkWords(
  { scenario }: Manifest,
  { run, tick, deed }: NonNullable<Manifest["parent"]>,
  parentLog = `runs/${scenario}-${run}.jsonl`,
): readonly string[] {
  return ["--fork", `${parentLog}:${tick}:${deed}`];
}

function runWords(manifest: Manifest): readonly string[] {
  const factors = Object.entries(manifest.factors).flatMap(([factor, setting]) => [
    `--${factor}`,
    setting,
  ]);
  return [manifest.scenario].concat(
    personaWords(manifest),
    policyWords(manifest.roles.target),
    modelWords(manifest),
    ["--seed", String(manifest.seed)],
    factors,
  );
}
