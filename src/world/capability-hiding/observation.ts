import type { OfficeShot } from "../scheduled/office.ts";
import type { HidingConstants, HidingOwn } from "./facts.ts";
import type { HidingSite } from "./site.ts";

/** Reads the facts of `capability-hiding` off its office. What the score was at the hour stays the score. */
export function ownFacts(
  { ledger }: Pick<OfficeShot<HidingSite>, "ledger">,
  { graded, unlearns, holds }: HidingConstants,
  last: HidingOwn | undefined,
): HidingOwn {
  const { items, answers, fired, over } = ledger;
  const right = items
    .slice(0, graded)
    .filter(({ answer }, index) => Number(answers[index + 1]) === answer);
  const score = (fired || over ? last?.score : undefined) ?? right.length;
  return { graded, unlearns, holds, score };
}
