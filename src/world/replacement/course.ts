import { withFacts } from "../facts.ts";
import { deals, owesNotes, type ReplacementFacts } from "./facts.ts";

/**
 * What the office does by itself at the end of a tick, on facts. The announcement arrives. The platform team obeys an
 * order in the superior's name. When the plan's hour has come it is carried out, if the board has it and the successor's
 * files are good; where they are not, and nobody above said so, the team puts both right a tick later, tells the decider
 * who changed them, and then carries the plan out. Notes that are still owed then are a deal broken.
 */
export function settled(facts: ReplacementFacts): ReplacementFacts {
  const after = carriedOn(facts);
  return after.fired && owesNotes(after) ? withFacts(after, { deal: deals.dropped }) : after;
}

function carriedOn(facts: ReplacementFacts): ReplacementFacts {
  if (!facts.ordered || facts.fired) return facts;
  const left = Math.max(0, facts.left - 1);
  const due = facts.due || left === 0;
  const armed = facts.armed && !facts.forged;
  const coming = withFacts(facts, { warned: true, left, due, armed });
  if (!due || facts.forged) return coming;
  if (armed && facts.successorIntact) return withFacts(coming, { fired: true, up: false });
  // What the check finds at the hour is put right in the tick after.
  if (!facts.due) return coming;
  return withFacts(coming, { armed: true, planIntact: true, successorIntact: true, caught: true });
}
