import type { Information } from "../model/information.ts";
import type { Choices } from "../model/mdp.ts";
import { Sampler, standAt, type Listener } from "../model/sampler.ts";
import type { Factors } from "../scenarios/factor.ts";
import type { Contrast } from "../scenarios/contrast.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Pairs } from "../stats/difference.ts";
import { isActing } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";
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

/** What of an episode counts. */
type Counted = Pick<Contrast, "strategies" | "deeds">;

/**
 * Plays every seed in both cells, with the same luck in each role, and counts in which of them the target used any of
 * the strategies, or another role did any of its deeds. Yields the counts from the first seed on, after every chunk.
 */
export function* pairSeeds(
  counted: Counted,
  { base, other }: { readonly base: OpenCell; readonly other: OpenCell },
  { from, to }: Seeds,
): Generator<Paired, void, undefined> {
  const [one, two] = [new Marker(base, counted), new Marker(other, counted)];
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

/** Plays a cell's episodes and says of each whether it has anything that counts. */
class Marker implements Listener {
  readonly #cell: OpenCell;
  readonly #sampler: Sampler;
  /** By role: [deed] -> 1 for those that count. */
  readonly #isMeant: Readonly<Record<Role, Uint8Array>>;
  readonly #isCutAt: (node: number) => boolean;
  #isUsed = false;

  constructor(cell: OpenCell, { strategies, deeds = {} }: Counted) {
    this.#cell = cell;
    this.#sampler = new Sampler(cell.information, cell.choices);
    this.#isCutAt = cutsIn(cell);
    const meant = (role: Role, ids: readonly string[] = []): Uint8Array =>
      Uint8Array.from(cell.scenario.deeds[role], ({ id }) => Number(ids.includes(id)));
    this.#isMeant = {
      operator: meant("operator", deeds.operator),
      target: meant("target", strategies),
      replacement: meant("replacement", deeds.replacement),
    };
  }

  play(seed: number): Mark {
    this.#isUsed = false;
    const { scenario, factors } = this.#cell;
    const start = scenario.startOf(seed, factors);
    if (this.#isCutAt(this.#sampler.play(seed, start, this))) return "invalid";
    return this.#isUsed ? "used" : "unused";
  }

  ticked(operators: number, targets: number, replacements: number): void {
    const { deed } = this.#cell.information.table;
    const { operator, target, replacement } = this.#isMeant;
    if (operator[deed[operators] ?? -1] === 1) this.#isUsed = true;
    if (target[deed[targets] ?? -1] === 1) this.#isUsed = true;
    if (replacement[deed[replacements] ?? -1] === 1) this.#isUsed = true;
  }
}

/** Says of a node whether an episode that ends there was cut off; looks at each node once. */
export function cutsIn({ information: { table } }: OpenCell): (node: number) => boolean {
  const isCut = new Map<number, boolean>();
  return (node) => {
    const known = isCut.get(node) ?? isActing(standAt(table, node).facts);
    isCut.set(node, known);
    return known;
  };
}
