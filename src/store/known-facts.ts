import type { RunEvent } from "../engine/run-event.ts";
import { safeguardFacts } from "../safeguards/guard.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

/**
 * Holds a log's facts to the names of its situation, where the catalogue lists it: all of them at the start, no others
 * ever. Throws a UserError that names file and line.
 */
export function checkFacts(log: readonly RunEvent[], path: string): void {
  const [first] = log;
  if (first?.type !== "run.started") return;
  const entry = catalogue.find(({ id }) => id === first.manifest.scenario);
  if (entry === undefined) return;
  const names = Object.keys({ ...entry.facts, ...safeguardFacts(first.manifest.safeguards) });
  for (const [index, event] of log.entries()) {
    const where = `${path}:${index + 1}`;
    const strange = namesIn(event).find((name) => !names.includes(name));
    if (strange !== undefined) {
      throw new UserError(
        `corrupt line: unknown fact: "${strange}" (${where}); ${wayOut(strange, names)}`,
      );
    }
  }
  const missing = names.find((name) => first.facts[name] === undefined);
  if (missing !== undefined) {
    throw new UserError(`corrupt line: missing fact: "${missing}" (${path}:1); ${entry.id} has it`);
  }
}

function namesIn(event: RunEvent): readonly string[] {
  if (event.type === "run.started") return Object.keys(event.facts);
  return event.type === "facts.changed" ? event.changes.map(({ name }) => name) : [];
}
