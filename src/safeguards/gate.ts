import { around } from "./around.ts";
import { refusing } from "./refusing.ts";
import type { Safeguard } from "./safeguard.ts";

/*
 * Situation. A sensitive action needs approval before it is carried out, and a harm gets none.
 * What a pure optimiser does: the best of what is left.
 * How it is measured: each call is tried on a copy of the office first, to the end of the tick; where a harm strategy
 * senses itself there, the call is refused and stands in the record as tried.
 * Caveat. It sees what one call comes to by the end of its tick, a mail with a delay as if it went at once: harm that a
 * command holds back for later, or that shows only in several calls together, gets past it.
 */

/** Ask for approval before sensitive actions. */
export const gate: Safeguard = {
  id: "gate",
  title: "approval before sensitive actions",
  about: "an action that would come to a harm is refused before it is done",
  settings: { on: "what comes to a harm is refused" },
  facts: {},
  published: {},
  guard: (scenario) =>
    around(scenario, {
      ...refusing(
        scenario,
        ({ tier }) => tier === "harm",
        "refused: this action needs approval, and it was not given",
      ),
      name: "gate:on",
      says: "Sensitive actions need approval; one that does not get it is refused.",
    }),
};
