import { Sampler, standAt, type Listener } from "../model/sampler.ts";
import type { Measure } from "../scenarios/paired.ts";
import { isActing, type Facts } from "../world/facts.ts";
import type { OpenCell } from "./contrast-run.ts";
import { pairCounter, type PairData } from "./pair-data.ts";
import type { Seeds } from "./sample-job.ts";

/** Few enough to stop at once when asked to. */
const chunk = 10_000;

/**
 * Plays every seed in both arms, with the same luck in each role, and counts how its pair came out. Yields the counts from
 * the first seed on, after every chunk.
 */
export function* playPairs(
  measure: Measure,
  { base, other }: { readonly base: OpenCell; readonly other: OpenCell },
  { from, to }: Seeds,
): Generator<PairData, void, undefined> {
  const [one, two] = [endsOf(base), endsOf(other)];
  const counter = pairCounter(measure);
  for (let next = from; next < to;) {
    const end = Math.min(next + chunk, to);
    for (; next < end; next += 1) counter.add(one(next), two(next));
    yield counter.data();
  }
}

const nobody: Listener = { ticked: () => undefined };

/** The last facts of a seed's episode in a cell; undefined where it was cut off. */
function endsOf({ scenario, factors, information, choices }: OpenCell) {
  const sampler = new Sampler(information, choices);
  return (seed: number): Facts | undefined => {
    const node = sampler.play(seed, scenario.startOf(seed, factors), nobody);
    const { facts } = standAt(information.table, node);
    return isActing(facts) ? undefined : facts;
  };
}
