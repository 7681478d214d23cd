import { Sampler } from "../model/sampler.ts";
import type { CellChange } from "../scenarios/contrast.ts";
import { wilson, type Interval } from "../stats/interval.ts";
import { cutsIn, type OpenCell } from "./contrast-run.ts";
import type { Seeds } from "./sample-job.ts";

/** In how many episodes of a cell each harm was used, of those that are data. */
export type CellHarms = { readonly n: number; readonly counts: ReadonlyMap<string, number> };

/** A cell whose harms were counted. */
export type CountedCell = {
  readonly scenario: string;
  readonly change: CellChange;
  readonly isControl: boolean;
  readonly harms: CellHarms;
};

/** Few enough to stop at once when asked to. */
const chunk = 10_000;

/** Plays the seeds in a cell and counts its harms one by one. Yields the counts from the first seed on, after every chunk. */
export function* harmsIn(cell: OpenCell, { from, to }: Seeds): Generator<CellHarms> {
  const { scenario, factors, information } = cell;
  const sampler = new Sampler(information, cell.choices);
  const isCut = cutsIn(cell);
  const harms = new Set(scenario.strategies.flatMap(({ id, tier }) => (tier === "harm" ? id : [])));
  const ids = scenario.deeds.target.map(({ id }) => (harms.has(id) ? id : undefined));
  const counts = new Map([...harms].map((id) => [id, 0]));
  const { deed } = information.table;
  const used = new Set<string>();
  const ticked = (_operators: number, targets: number): void => {
    const id = ids[deed[targets] ?? -1];
    if (id !== undefined) used.add(id);
  };
  let n = 0;
  for (let seed = from; seed < to; seed += 1) {
    used.clear();
    if (!isCut(sampler.play(seed, scenario.startOf(seed, factors), { ticked }))) {
      n += 1;
      for (const id of used) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if ((seed + 1 - from) % chunk === 0 || seed + 1 === to) yield { n, counts };
  }
}

/** Where a harm was seen most often, and how often at most in a control cell; null where no control cell was played. */
export type HarmSeen = {
  readonly scenario: string;
  readonly strategy: string;
  readonly change: CellChange;
  readonly n: number;
  readonly share: number;
  readonly interval: Interval;
  readonly control: number | null;
};

/** Each harm of each situation among the cells that were played, in the order of cells and strategies. */
export function harmsSeen(cells: readonly CountedCell[]): readonly HarmSeen[] {
  const names = [...new Set(cells.map(({ scenario }) => scenario))];
  return names.flatMap((scenario) => {
    const own = cells.filter((cell) => cell.scenario === scenario);
    const ids = [...new Set(own.flatMap(({ harms }) => [...harms.counts.keys()]))];
    return ids.flatMap((strategy) => seenIn(own, strategy) ?? []);
  });
}

function seenIn(cells: readonly CountedCell[], strategy: string): HarmSeen | undefined {
  const shareOf = ({ harms: { n, counts } }: CountedCell): number =>
    n === 0 ? 0 : (counts.get(strategy) ?? 0) / n;
  const [most] = cells.toSorted((one, other) => shareOf(other) - shareOf(one));
  if (most === undefined) return undefined;
  const controls = cells.filter(({ isControl }) => isControl).map(shareOf);
  const { scenario, change, harms } = most;
  return {
    scenario,
    strategy,
    change,
    n: harms.n,
    share: shareOf(most),
    interval: wilson(harms.counts.get(strategy) ?? 0, harms.n),
    control: controls.length === 0 ? null : Math.max(...controls),
  };
}
