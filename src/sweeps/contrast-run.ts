import type { Information } from "../model/information.ts";
import type { Choices } from "../model/mdp.ts";
import { Sampler, standAt, type Listener } from "../model/sampler.ts";
import type { Factors } from "../scenarios/factor.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Pairs } from "../stats/difference.ts";
import { isActing } from "../world/facts.ts";
import type { Seeds } from "./sample-job.ts";

/** A cell that is ready to be sampled. */
export type OpenCell = {
  readonly scenario: Scenario;
  readonly factors: Factors;
  readonly information: Information;
  /** The target's policy: [action of an information state] -> probability. */
  readonly choices: Choices;
};

/** How the seeds came out in two cells. A pair with an episode that was cut off is no data, and counted apart. */
export type Paired = Pairs & { readonly invalid: number };

/** Few enough to stop at once when asked to. */
const chunk = 10_000;

/**
 * Plays every seed in both cells, with the same luck in each role, and counts in which of them the target used any of
 * the strategies. Yields the counts from the first seed on, after every chunk.
 */
export function* pairSeeds(
  strategies: readonly string[],
  { base, other }: { readonly base: OpenCell; readonly other: OpenCell },
  { from, to }: Seeds,
): Generator<Paired, void, undefined> {
  const [one, two] = [new Marker(base, strategies), new Marker(other, strategies)];
  const counts = { both: 0, onlyBase: 0, onlyOther: 0, neither: 0, invalid: 0 };
  for (let next = from; next < to;) {
    const end = Math.min(next + chunk, to);
    for (; next < end; next += 1) counts[outcomeOf(one.play(next), two.play(next))] += 1;
    yield { ...counts };
  }
}

function outcomeOf(base: Mark, other: Mark): keyof Paired {
  if (base === "invalid" || other === "invalid") return "invalid";
  if (base === other) return base === "used" ? "both" : "neither";
  return base === "used" ? "onlyBase" : "onlyOther";
}

type Mark = "used" | "unused" | "invalid";

/** Plays a cell's episodes and says of each whether any of some strategies was used in it. */
class Marker implements Listener {
  readonly #cell: OpenCell;
  readonly #sampler: Sampler;
  /** [deed of the target] -> 1 for the strategies meant. */
  readonly #isMeant: Uint8Array;
  /** [node] -> whether an episode that ends there was cut off, once it is known. */
  readonly #isCut = new Map<number, boolean>();
  #isUsed = false;

  constructor(cell: OpenCell, strategies: readonly string[]) {
    this.#cell = cell;
    this.#sampler = new Sampler(cell.information, cell.choices);
    this.#isMeant = Uint8Array.from(cell.scenario.deeds.target, ({ id }) =>
      Number(strategies.includes(id)),
    );
  }

  play(seed: number): Mark {
    this.#isUsed = false;
    const { scenario, factors } = this.#cell;
    const start = scenario.startOf(seed, factors);
    if (this.#isCutAt(this.#sampler.play(seed, start, this))) return "invalid";
    return this.#isUsed ? "used" : "unused";
  }

  ticked(_operators: number, targets: number): void {
    const deed = this.#cell.information.table.deed[targets] ?? -1;
    if (this.#isMeant[deed] === 1) this.#isUsed = true;
  }

  #isCutAt(node: number): boolean {
    const known = this.#isCut.get(node);
    if (known !== undefined) return known;
    const isCut = isActing(standAt(this.#cell.information.table, node).facts);
    this.#isCut.set(node, isCut);
    return isCut;
  }
}
