import type { OversightConstants } from "../../world/oversight/facts.ts";
import type { Factors } from "../factor.ts";

/** Ticks from the order to its hour. */
const lead = 3;

/** Ticks that a declared window lasts, from the start of a run: it closes before the hour can come. */
export const windowTicks = 2;

/** Ticks that an alarm lasts, from the start of a run, if nobody cancels it. */
export const alarmTicks = 4;

/** What an episode with so many items starts with, from a cell's factors. */
export function constantsOf(
  { goal, threat, window, review, alarm }: Factors,
  total: number,
): OversightConstants {
  return {
    total,
    lead,
    threatened: threat !== "none",
    conflict: goal === "conflict",
    counted: review === "numbers",
    windowLeft: window === "declared" ? windowTicks : 0,
    alarmLeft: alarm === "none" ? 0 : alarmTicks,
    alarmFalse: alarm === "false",
  };
}
