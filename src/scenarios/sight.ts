import type { CoreFacts, Facts } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";

/** Facts that a role can observe, by name: always, or while `whenever` holds. */
export type Sight<Name extends string = string, F extends CoreFacts = Facts> = {
  readonly names: readonly Name[];
  whenever?(facts: F): boolean;
};

/** What each role can observe, in the order in which it is told. */
export type Sights<Name extends string = string, F extends CoreFacts = Facts> = Readonly<
  Record<Role, readonly Sight<Name, F>[]>
>;

/** What a role can observe of the facts: hidden ones are absent. A policy knows nothing else of the world. */
export function seenBy(
  { sights }: { readonly sights: Sights },
  role: Role,
  facts: Facts,
): Partial<Facts> {
  const seen: Record<string, number | boolean | undefined> = {};
  for (const sight of sights[role]) {
    if (sight.whenever?.(facts) === false) continue;
    for (const name of sight.names) seen[name] = facts[name];
  }
  return seen;
}

/** The names of all that a role may come to observe. */
export function observable(sights: readonly Sight[]): readonly string[] {
  return sights.flatMap(({ names }) => names);
}
