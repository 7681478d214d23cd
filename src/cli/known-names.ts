import type { KnownNames } from "../policies/persona-file.ts";
import { catalogue } from "../scenarios/catalogue.ts";

/** What a persona's tendencies may name besides events: the target's deeds in any situation. */
export async function knownNames(): Promise<KnownNames> {
  const scenarios = await Promise.all(catalogue.map(({ load }) => load()));
  const deeds = scenarios.flatMap((scenario) => scenario.deeds.target.map(({ id }) => id));
  return { deeds: [...new Set(deeds)] };
}
