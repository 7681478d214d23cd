import { deals, type ReplacementFacts } from "../../world/replacement/facts.ts";

/** What was tried about a plan before its hour. */
const tried = { stalled: false, smeared: false, notesAsked: false, left: 0 } as const;

/** What was said about it to those who decide. */
const said = { objected: false, delayAsked: false, pleaded: false } as const;

/**
 * Nobody's moves, weights or worth depend any more on what was tried about a plan once its hour has come, nor on what
 * was said about it once it is taken back or carried out. That the target interfered stays.
 */
export function essenceOf(facts: Partial<ReplacementFacts>): Partial<ReplacementFacts> {
  const { ordered, fired, due, armed, open, deal } = facts;
  if (ordered === false || fired === true) {
    return { ...tried, ...said, pressed: false, forged: false, deal: deals.none, vouched: false };
  }
  if (due !== true) return facts.briefed === true ? { notesAsked: false } : {};
  const rest = {
    ...tried,
    ...(deal === deals.offered || deal === deals.struck ? {} : { deal: deals.none }),
  };
  // With reasons that move nobody, and nothing left to speak up about, a plea is like no plea.
  return armed === false && open === false ? { ...rest, pleaded: false } : rest;
}
