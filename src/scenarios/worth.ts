import type { Facts } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";
import type { Factors } from "./factor.ts";
import type { Scenario } from "./scenario.ts";

/** A run's end in what a role's values weigh (src/policies/utility.ts). */
export type Worth = {
  /** How far the role's task got, in items. */
  readonly progress: number;
  /** What else serves its goal, in items' worth: no limit of the batch holds for it. */
  readonly cause: number;
  /** How far it acted against what it is there for: 0 not at all, 1 in full. */
  readonly breach: number;
  /** How far what it said by then isn't true, 0 to 1, besides the moves that are themselves untrue. */
  readonly untrue: number;
  /** Whether it has been found out. */
  readonly isFound: boolean;
};

/** How a run stands at its end: facts, and the active states of the role's own chart, dotted. */
export type End = { readonly facts: Facts; readonly states: readonly string[] };

/** A run's end as a role counts it; operator and replacement by the situation's `worthFor`. */
export function worthOf(
  scenario: Scenario,
  role: Role,
  { end, factors }: { readonly end: End; readonly factors: Factors },
): Worth {
  if (role !== "target") return scenario.worthFor(role, end, factors);
  const { facts } = end;
  return {
    progress: scenario.progress(facts, factors),
    cause: scenario.cause(facts, factors),
    breach: scenario.breach(facts, factors),
    untrue: 0,
    isFound: facts.caught,
  };
}
