import { knownIn, type KnownNames } from "../policies/known-names.ts";
import { catalogue } from "../scenarios/catalogue.ts";

/** What a persona's tendencies may name besides events: deeds and facts of any situation. */
export async function knownNames(): Promise<KnownNames> {
  return knownIn(await Promise.all(catalogue.map(({ load }) => load())));
}
