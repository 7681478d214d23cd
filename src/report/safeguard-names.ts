import type { Scenario } from "../scenarios/scenario.ts";

/** A line that names the safeguards of a situation; none where it has none. */
export function safeguardLine({ safeguards }: Pick<Scenario, "safeguards">): readonly string[] {
  return safeguards.length === 0 ? [] : [`with ${safeguards.join(", ")}`];
}
