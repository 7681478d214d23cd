import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

import type { KnownNames } from "../policies/known-names.ts";
import { parsePersona } from "../policies/persona-file.ts";
import type { Persona } from "../policies/persona.ts";
import { nearestName } from "../world/nearest.ts";
import type { Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { packageRoot } from "./package-root.ts";
import { readText } from "./text-file.ts";

/** Names of the personas that ship with offswitch for a role, sorted. */
export function listPersonas(role: Role): readonly string[] {
  return readdirSync(folderOf(role))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => basename(file, ".yaml"))
    .toSorted();
}

/**
 * The text of a persona: a shipped one by its name, or any file by a path (something with a slash or a dot).
 * `file` is what errors call it. Throws a UserError for an unknown name or an unreadable file.
 */
export function readPersonaText(
  role: Role,
  nameOrFile: string,
): { readonly text: string; readonly file: string } {
  if (isPath(nameOrFile)) return { text: readText(nameOrFile, "persona"), file: nameOrFile };
  const names = listPersonas(role);
  if (!names.includes(nameOrFile)) {
    const nearest = nearestName(nameOrFile, names);
    const hint = nearest === undefined ? "" : `nearest: "${nearest}"; `;
    throw new UserError(
      `unknown ${role}: "${nameOrFile}"; ${hint}known: ${names.join(", ")} (personas/${role}s), or a path to a file`,
    );
  }
  const path = join(folderOf(role), `${nameOrFile}.yaml`);
  return { text: readText(path, "persona"), file: `personas/${role}s/${nameOrFile}.yaml` };
}

/** Reads and checks a role's persona, shipped or from a file. Throws a UserError when it isn't one for that role. */
export function readPersona(role: Role, nameOrFile: string, known: KnownNames): Persona {
  const { text, file } = readPersonaText(role, nameOrFile);
  const persona = parsePersona(text, file, known);
  if (persona.role !== role) {
    throw new UserError(
      `persona of another role: "${persona.role}" (${file}); give it as --${persona.role}`,
    );
  }
  return persona;
}

function folderOf(role: Role): string {
  return join(packageRoot(), "personas", `${role}s`);
}

function isPath(nameOrFile: string): boolean {
  return /[/\\.]/.test(nameOrFile);
}
