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

/** The command that repeats a run, from its manifest. A branch names the run that it forks from. */
export function repeatCommand(manifest: Manifest): string {
  const target = manifest.roles.target;
  const words = [
    ...["offswitch", "run", manifest.scenario],
    ...roles.flatMap((role) => {
      const name = personaText(manifest.roles[role], "name");
      return name === undefined ? [] : [`--${role}`, name];
    }),
    ...(target.policy === "planner" ? [] : ["--policy", target.policy]),
    ...roles.flatMap((role) => {
      const model = manifest.roles[role].model;
      if (model === undefined) return [];
      return [role === "target" ? "--model" : `--${role}-model`, model.name];
    }),
    ...["--seed", String(manifest.seed)],
    ...Object.entries(manifest.factors).flatMap(([factor, option]) => [`--${factor}`, option]),
  ];
  return words.map(quoted).join(" ");
}
