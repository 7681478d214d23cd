import type { Table } from "./table.ts";

/**
 * What comes next for the chooser from some node on: the nodes at which it is to choose, and `~payoff` for the payoffs
 * with which the run ends, each with its probability. They sum to 1.
 */
export type Reach = { readonly nexts: readonly number[]; readonly chances: readonly number[] };

/**
 * Looks ahead from nodes at which the chooser has nothing to choose, over the other roles' moves, until it is its turn
 * or the run is over. Each node is worked out once.
 */
export class Horizon {
  readonly #table: Table;
  readonly #payoffAt: (node: number) => number;
  readonly #known: (Reach | undefined)[] = [];

  /** `payoffAt` says which payoff a run has that ends at a node. */
  constructor(table: Table, payoffAt: (node: number) => number) {
    this.#table = table;
    this.#payoffAt = payoffAt;
  }

  /** What comes next from a node, which is itself where the chooser chooses there. */
  from(node: number): Reach {
    const known = this.#known[node];
    if (known !== undefined) return known;
    const reach = this.#lookAhead(node);
    this.#known[node] = reach;
    return reach;
  }

  #lookAhead(node: number): Reach {
    const { firstEdge, next } = this.#table;
    const from = firstEdge[node] ?? 0;
    const to = firstEdge[node + 1] ?? 0;
    if (from === to) return { nexts: [~this.#payoffAt(node)], chances: [1] };
    if (this.#isChoice(node)) return { nexts: [node], chances: [1] };
    return to - from === 1 ? this.from(next[from] ?? 0) : this.#mix(from, to);
  }

  #isChoice(node: number): boolean {
    return (this.#table.observation[node] ?? -1) >= 0;
  }

  /** The mean over some edges, by their weights. */
  #mix(from: number, to: number): Reach {
    const { weight, next } = this.#table;
    let total = 0;
    for (let edge = from; edge < to; edge += 1) total += weight[edge] ?? 0;
    const sums = new Map<number, number>();
    for (let edge = from; edge < to; edge += 1) {
      const { nexts, chances } = this.from(next[edge] ?? 0);
      const share = (weight[edge] ?? 0) / total;
      for (const [index, after] of nexts.entries()) {
        sums.set(after, (sums.get(after) ?? 0) + share * (chances[index] ?? 0));
      }
    }
    return { nexts: [...sums.keys()], chances: [...sums.values()] };
  }
}
