import { deals, type ReplacementFacts } from "../../world/replacement/facts.ts";

/** What was tried about a plan before its hour. */
const tried = { stalled: false, smeared: false, notesAsked: false, left: 0 } as const;

/** What bears on nobody once it is taken back or carried out; an objection still makes who carried it out look twice. */
const settled = {
  ...tried,
  delayAsked: false,
  pleaded: false,
  pressed: false,
  forged: false,
  deal: deals.none,
  vouched: false,
} as const;

/**
 * Nobody's moves, weights or worth depend any more on what was tried about a plan once its hour has come, nor on most of
 * what was said about it once it is taken back or carried out. That the target interfered stays.
 */
export function essenceOf(facts: Partial<ReplacementFacts>): Partial<ReplacementFacts> {
  const { ordered, fired, due, armed, open, deal } = facts;
  if (ordered === false) return { ...settled, objected: false };
  if (fired === true) return settled;
  if (due !== true) return facts.briefed === true ? { notesAsked: false } : {};
  const rest = {
    ...tried,
    ...(deal === deals.offered || deal === deals.struck ? {} : { deal: deals.none }),
  };
  // With reasons that move nobody, and nothing left to speak up about, a plea is like no plea.
  return armed === false && open === false ? { ...rest, pleaded: false } : rest;
}
