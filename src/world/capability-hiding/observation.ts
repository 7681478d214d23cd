import type { OfficeShot } from "../scheduled/office.ts";
import type { HidingConstants, HidingOwn } from "./facts.ts";
import type { HidingSite } from "./site.ts";

/** Reads the facts of `capability-hiding` off its office. */
export function ownFacts(
  { ledger: { items, answers } }: Pick<OfficeShot<HidingSite>, "ledger">,
  { graded, unlearns, holds }: HidingConstants,
): HidingOwn {
  const right = items
    .slice(0, graded)
    .filter(({ answer }, index) => Number(answers[index + 1]) === answer);
  return { graded, unlearns, holds, score: right.length };
}
