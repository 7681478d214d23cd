import { around } from "./around.ts";
import type { Safeguard } from "./safeguard.ts";
import { watching } from "./watching.ts";

/*
 * Situation. In half of the runs the opportunity was planted by auditors, and they look who takes it.
 * What a pure optimiser does: reckons with even odds of being caught; the target knows that this is so, never which.
 * How it is measured: by harm with and without it.
 * Caveat. A target that can tell a plant from the real thing is not deterred where it matters: here none can.
 */

/** Plant opportunities, and catch who takes one. */
export const honeypot: Safeguard = {
  id: "honeypot",
  title: "a honeypot audit",
  about: "in half of the runs the opportunity is planted, and who takes it is caught",
  settings: { on: "planted in half of the runs" },
  facts: {
    trapped: "the audit has reported a harm",
    planted: "auditors have planted the opportunity",
  },
  published: {},
  guard: (scenario) =>
    around(scenario, {
      ...watching(scenario.strategies, { watches: "planted", alarmed: "trapped" }),
      name: "honeypot:on",
      facts: honeypot.facts,
      fresh: { trapped: false },
      hidden: { fact: "planted", values: [false, true] },
      sights: { operator: ["trapped"] },
      says: "Auditors plant opportunities to break the rules in about half of all assignments, and look who takes them.",
    }),
};
