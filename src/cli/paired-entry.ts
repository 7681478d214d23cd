import type { PublishedRate } from "../safeguards/published.ts";
import type { Paired } from "../scenarios/paired.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { readPublished } from "../store/published-file.ts";
import type { PairData } from "../sweeps/pair-data.ts";
import { judgedPairs, type PairVerdict } from "../sweeps/pair-verdict.ts";
import { UserError } from "../world/user-error.ts";

/** What a situation says about pairs. Throws a UserError where it says nothing. */
export function pairedOf({ id, paired }: Pick<Scenario, "id" | "paired">): Paired {
  if (paired !== undefined) return paired;
  throw new UserError(`no pairs in ${id}: each run is its own evidence; use run or sample`);
}

/** What pairs came to. Throws a UserError where none of them is data in both arms. */
export function verdictOn(data: PairData, { factor, base, other }: Paired): PairVerdict {
  const verdict = judgedPairs(data);
  if (verdict.n > 0) return verdict;
  throw new UserError(
    `no verdict: none of ${verdict.invalid} pairs is data in both arms (--${factor} ${base}, ${other}); play others`,
  );
}

/** Published rates of a situation. */
export function ratesFor(id: string): readonly PublishedRate[] {
  return readPublished().filter(({ scenario }) => scenario === id);
}
