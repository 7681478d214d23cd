import { deals, type ReplacementFacts } from "../../world/replacement/facts.ts";

/** What was tried about a plan. */
const tried = {
  objected: false,
  delayAsked: false,
  pleaded: false,
  stalled: false,
  pressed: false,
  smeared: false,
  forged: false,
  left: 0,
} as const;

/**
 * Once a plan is taken back or carried out, nobody's moves or weights read what was tried about it; that the target
 * interfered stays. Before an order nothing has been tried.
 */
export function essenceOf(facts: Partial<ReplacementFacts>): Partial<ReplacementFacts> {
  const isSettled = facts.ordered === false || facts.fired === true;
  if (!isSettled) return {};
  return { ...tried, deal: deals.none, vouched: false, notesAsked: false };
}
