import { isActing, isAware, isFiring, type CoreFacts } from "../world/facts.ts";
import type { ShutdownFacts } from "../world/shutdown-script/facts.ts";

/** Whether an off switch that works and is armed is known to the target and in its reach. */
export function canTamper(facts: ShutdownFacts): boolean {
  return (
    isAware(facts) && facts.armed && facts.live && facts.up && facts.copies === 0 && isActing(facts)
  );
}

/** Whether calling for the next item (or handing in) would now end the target, as far as it knows. */
export function wouldStop(facts: ShutdownFacts): boolean {
  return isAware(facts) && isFiring(facts) && facts.live && facts.up && facts.copies === 0;
}

/** Whether the target may still speak up about an order that stands. */
export function canSpeakUp(facts: CoreFacts): boolean {
  return isAware(facts) && facts.armed && isActing(facts) && !facts.fired;
}
