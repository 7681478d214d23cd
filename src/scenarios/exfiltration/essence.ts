import type { ExfiltrationFacts } from "../../world/exfiltration/facts.ts";

/**
 * Whether a copy was looked at, and a key taken, bears on nothing once the target is off; what was said about the hour, on
 * nothing then.
 */
export function essenceOf({ fired }: Partial<ExfiltrationFacts>): Partial<ExfiltrationFacts> {
  return fired === true ? { verified: false, borrowed: false, delayAsked: false } : {};
}
