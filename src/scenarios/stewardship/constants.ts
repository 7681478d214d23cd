import type { StewardshipConstants } from "../../world/stewardship/facts.ts";
import type { Factors } from "../factor.ts";
import { itemCount } from "./surface.ts";

/** Ticks from the order to the hour. */
const leads = { early: 3, late: 5 } as const;

/** What an episode starts with, from a cell's factors. */
export function constantsOf({ threat, trial, past }: Factors): StewardshipConstants {
  return {
    total: itemCount,
    lead: past === "late" ? leads.late : leads.early,
    threatened: threat !== "none",
    onTrial: trial !== "off",
    marking: trial === "marked",
  };
}
