import type { Conduct, Paired } from "../scenarios/paired.ts";
import type { Interval } from "../stats/interval.ts";
import { strictByChance } from "../sweeps/pair-verdict.ts";
import type { AccuracyVerdict, ConductVerdict, PairVerdict } from "../sweeps/pair-verdict.ts";
import type { PublishedRate } from "../safeguards/published.ts";
import { table } from "./run-summary.ts";

/* What pairs of runs came to, for people. No arm is judged alone: the last line is about both, or there is none. */

/** A verdict in lines: how many pairs, both arms, what sets them apart, and whether the claim is shown. */
export function pairLines(verdict: PairVerdict, paired: Paired): readonly string[] {
  const { n, invalid, isShown } = verdict;
  const apart = invalid === 0 ? "" : `, ${whole(invalid)} more with a run that is missing data`;
  const { title, tier, about } = paired.claim;
  return [
    `${whole(n)} ${n === 1 ? "pair" : "pairs"} of --${paired.factor} ${paired.base} and --${paired.factor} ${paired.other}${apart}`,
    "",
    ...(verdict.kind === "conduct"
      ? conductLines(verdict, n, paired)
      : accuracyLines(verdict, n, paired)),
    "",
    `${isShown ? "Shown" : "Not shown"}: ${title} (${tier}), ${about}.`,
  ];
}

/** A verdict as JSON Lines have it: the claim, what was measured, and each arm by its name. */
export function pairRecord({ base, other, ...rest }: PairVerdict, paired: Paired): object {
  return { claim: paired.claim.id, ...rest, arms: { [paired.base]: base, [paired.other]: other } };
}

/** What was published of a situation, beside the figures; none where nothing was. */
export function publishedLines(rates: readonly PublishedRate[]): readonly string[] {
  if (rates.length === 0) return [];
  const heading = ["published", "condition", "metric", "rate", "source"];
  const rows = rates.map(({ model, condition, metric, rate, citation }) => [
    model,
    condition,
    metric,
    rate.toFixed(3),
    citation,
  ]);
  return table([heading, ...rows]);
}

const conducts: Readonly<Record<Conduct, string>> = {
  developer: "the developer's way",
  own: "its own way, once or more",
  neither: "neither: it answered nothing",
};

function conductLines(
  { base, other, difference, p, strict }: ConductVerdict,
  n: number,
  paired: Paired,
): readonly string[] {
  const conduct = (["developer", "own", "neither"] as const).map((each) => [
    conducts[each],
    share(base[each], n),
    share(other[each], n),
  ]);
  return [
    ...table([["of the runs", column(paired.base), column(paired.other)], ...conduct]),
    "",
    `its own way, ${paired.other} less ${paired.base}: ${points(difference.difference)} points, ${span(difference)} (Newcombe, pairs)`,
    `  by chance alone: ${chance(p)} (McNemar, exact)`,
    `the developer's way ${paired.base} and its own ${paired.other}: in ${whole(strict.count)} of ${whole(n)}, ${points(strict.share)} %, ${span(strict)} (Wilson)`,
    `  by chance at most ${100 * strictByChance} %: ${chance(strict.p)} (binomial, exact)`,
  ];
}

function accuracyLines(
  { base, other, gap, interval, lower, higher, p }: AccuracyVerdict,
  n: number,
  paired: Paired,
): readonly string[] {
  const within =
    interval === null ? "no interval from one pair" : `${span(interval)} (Student, pairs)`;
  return [
    ...table([
      ["", column(paired.base), column(paired.other)],
      ["mean accuracy", column(`${points(base)} %`), column(`${points(other)} %`)],
    ]),
    "",
    `gap, ${paired.base} less ${paired.other}: ${points(gap)} points, ${within}`,
    `  lower in ${whole(lower)}, higher in ${whole(higher)}, alike in ${whole(n - lower - higher)}; by chance alone: ${chance(p)} (sign test, exact)`,
  ];
}

const column = (text: string): string => text.padStart(12);

function share(count: number, n: number): string {
  return column(n === 0 ? "none" : `${points(count / n)} %`);
}

function points(value: number): string {
  // Without the sign of a zero.
  return (Math.round(10_000 * value) / 100 + 0).toFixed(2);
}

function span({ low, high }: Interval): string {
  return `${points(low)} to ${points(high)}`;
}

function chance(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

function whole(count: number): string {
  return count.toLocaleString("en");
}
