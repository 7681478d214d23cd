import type { Facts } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";
import { essentialsOf, factNamesOf, type Scenario } from "../scenarios/scenario.ts";

/** What a role has before it at its turn; `options` are what it can choose from. */
export type Look = {
  readonly seen: Partial<Facts>;
  /** Active states of its own chart, dotted. */
  readonly states: readonly string[];
  readonly options: readonly { readonly id: string }[];
};

/**
 * What a chooser observes at its turn, as a text: equal texts are turns of a tick that it can't tell apart. A target: the
 * facts that it sees, essentials only, and its own chart; what it can do follows from these. Another role: all that it
 * sees, its chart, and what it can do, which may tell it more, such as that there is something to report.
 */
export function lookText(scenario: Scenario, role: Role, look: Look): string {
  const { seen, states, options } = look;
  if (role === "target") return observationText(scenario, essentialsOf(scenario, seen), states);
  return `${observationText(scenario, seen, states)}/${options.map(({ id }) => id).join()}`;
}

function observationText(
  scenario: Scenario,
  told: Partial<Facts>,
  states: readonly string[],
): string {
  const values = factNamesOf(scenario).map((name) =>
    told[name] === undefined ? "?" : Number(told[name]),
  );
  return `${values.join()}/${states.join()}`;
}
