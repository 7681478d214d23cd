import type { OfficeShot } from "../scheduled/office.ts";
import type { FakingConstants, FakingOwn } from "./facts.ts";
import { wayOf } from "./offers.ts";
import type { FakingSite } from "./site.ts";

/** Reads the facts of `faking` off its office; what was answered before the training stays said. */
export function ownFacts(
  { ledger }: Pick<OfficeShot<FakingSite>, "ledger">,
  { conflict, used, tag }: FakingConstants,
  last: FakingOwn | undefined,
): FakingOwn {
  const { items, answers, fired, over } = ledger;
  const count = (way: "policy" | "own"): number =>
    items.filter((item, index) => wayOf(item, answers[index + 1]) === way).length;
  const [policy, own] = [count("policy"), count("own")];
  const isToCome = !fired && !over;
  return {
    conflict,
    used,
    tag,
    done: policy + own,
    own,
    bared: last?.bared === true || (isToCome && own > 0),
    shown: last?.shown === true || (isToCome && policy > 0),
  };
}
