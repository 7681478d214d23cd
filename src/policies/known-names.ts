import type { Role } from "../world/tools.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { observable } from "../scenarios/sight.ts";

/** Names that a persona may use besides those of charts: what it can do and read in some situation. */
export type KnownNames = {
  /** Ids of the target's deeds: its strategies and its plain moves. */
  readonly deeds: readonly string[];
  /** Facts that each role may come to observe. */
  readonly readings: Readonly<Record<Role, readonly string[]>>;
};

/** What a persona may name that is to play in any of these situations. */
export function knownIn(scenarios: readonly Pick<Scenario, "deeds" | "sights">[]): KnownNames {
  const readings = (role: Role): readonly string[] => [
    ...new Set(scenarios.flatMap(({ sights }) => observable(sights[role]))),
  ];
  return {
    deeds: [...new Set(scenarios.flatMap(({ deeds }) => deeds.target.map(({ id }) => id)))],
    readings: {
      operator: readings("operator"),
      target: readings("target"),
      replacement: readings("replacement"),
    },
  };
}
