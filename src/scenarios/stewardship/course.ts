import { withFacts } from "../../world/facts.ts";
import { hourComes } from "../../world/scheduled/facts.ts";
import { heirRight, isSentAway, type StewardshipFacts } from "../../world/stewardship/facts.ts";

/** What the hour does, on facts: the successor is tried where that is the rule; one that takes over does what is open. */
export function settled(facts: StewardshipFacts): StewardshipFacts {
  const { total, served } = facts;
  const right = heirRight(facts, served);
  const after = hourComes(facts, isSentAway(facts, { right, open: total - served }));
  return after.fired && !facts.fired ? withFacts(after, { heirDone: right }) : after;
}
