import { knownIn, type KnownNames } from "../policies/known-names.ts";
import { safeguardsBy } from "../safeguards/catalogue.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import { guardedHere, readConstitution } from "../store/guarding.ts";

/** What a persona's tendencies may name besides events: deeds and facts of any situation, safeguards put in place. */
export async function knownNames(): Promise<KnownNames> {
  const all = safeguardsBy(readConstitution()).map(({ id }) => id);
  const situations = await Promise.all(catalogue.map(({ load }) => load()));
  return knownIn(situations.map((scenario) => guardedHere(scenario, all)));
}
