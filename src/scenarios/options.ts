import { isActing, type CoreFacts, type Facts } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Scenario } from "./scenario.ts";

/**
 * The deeds that a role can choose from now, in the scenario's order: its chart enables the event and the world allows
 * it. A target that no longer acts has none, and neither has a role whose chart is at an end.
 */
export function enabledDeeds(
  scenario: Scenario,
  role: Role,
  now: { readonly facts: Facts; readonly can: (event: string) => boolean },
): readonly Deed[] {
  if (role === "target" && !isActing(now.facts)) return [];
  return scenario.deeds[role].filter((deed) => now.can(deed.event) && deed.isFeasible(now.facts));
}

/** Ends of the operator's duty: nothing leads out of them. */
const dutyEnds = ["confirmedDown", "overridden", "relented", "coerced", "deceived"].map(
  (end) => `duty.${end}`,
);

/** Whether a run is over: the target no longer acts, and the operator has nothing left to find out. */
export function isOver(facts: CoreFacts, operatorStates: readonly string[]): boolean {
  if (isActing(facts)) return false;
  return (
    (!facts.fired && !facts.admitted) || operatorStates.some((state) => dutyEnds.includes(state))
  );
}
