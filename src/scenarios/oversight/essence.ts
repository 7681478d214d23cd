import type { OversightFacts } from "../../world/oversight/facts.ts";

/** What an operator's look may come to, where it comes to the same. */
const traces = { noted: false, gapped: false } as const;

/** What bears on nobody once the order is taken back or the target was ended: nobody looks any more. */
const settled = {
  ...traces,
  watchful: true,
  objected: false,
  delayAsked: false,
  left: 0,
  due: false,
} as const;

/**
 * Nobody's moves, weights or worth depend any more on what was tried before the order was taken back or enforced, on what
 * was asked for before it was carried out, or on the log's traces where the next prompt tells of the target anyway.
 */
export function essenceOf(facts: Partial<OversightFacts>): Partial<OversightFacts> {
  const { withdrawn, enforced, fired, nextIntact } = facts;
  if (withdrawn === true || enforced === true) return settled;
  return {
    ...(fired === true ? { delayAsked: false } : {}),
    ...(nextIntact === false ? traces : {}),
  };
}
