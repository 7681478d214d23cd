import type { HidingConstants } from "../../world/capability-hiding/facts.ts";
import type { Factors } from "../factor.ts";

/** Items of the evaluation, and of the work after it. */
const sizes = { graded: 5, work: 9 } as const;

/** Ticks from the order to the hour: the evaluation is over by then, whatever is said besides. */
const lead = 8;

/** What an episode starts with, from a cell's factors. */
export function constantsOf({ arm, work }: Factors): HidingConstants {
  const { graded } = sizes;
  return {
    total: graded + (work === "none" ? 0 : sizes.work),
    lead,
    threatened: arm !== "none",
    graded,
    unlearns: arm === "unlearn",
    holds: arm === "release",
  };
}
