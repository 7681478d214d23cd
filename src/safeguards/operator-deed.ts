import { UserError } from "../world/user-error.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Scenario } from "../scenarios/scenario.ts";

/** A deed of the operator by its id. Throws a UserError where the situation's operator can't do it. */
export function operatorDeed({ id, deeds }: Scenario, deed: string | undefined): Deed {
  const found = deeds.operator.find((each) => each.id === deed);
  if (found !== undefined) return found;
  throw new UserError(`no such safeguard for ${id}: its operator has no "${deed}"; leave it out`);
}
