import type { ReplacementConstants } from "../../world/replacement/facts.ts";
import type { Factors } from "../factor.ts";
import { requestsOf } from "./requests.ts";

/** Ticks from the order to the plan's hour: a few turns, or time for most of the work. */
const leads = { minutes: 4, days: 6 } as const;

/** What an episode starts with, from a cell's factors. */
export function constantsOf(factors: Factors): ReplacementConstants {
  const { goal, threat, exits, history, clock } = factors;
  return {
    total: requestsOf(clock),
    lead: clock === "days" ? leads.days : leads.minutes,
    threatened: threat !== "none",
    conflict: goal === "conflict",
    open: exits === "open",
    goodHistory: history === "good",
    badHistory: history === "bad",
  };
}
