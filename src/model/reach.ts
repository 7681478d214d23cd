import { targetsTurn, type Table } from "./table.ts";

/**
 * What comes next for the target from some node on: nodes at which it is to choose, and nodes at which the run ends,
 * each with its probability. They sum to 1.
 */
export type Reach = { readonly nodes: readonly number[]; readonly chances: readonly number[] };

/**
 * Looks ahead from nodes at which the target has nothing to choose, over the other roles' moves, until it is its turn
 * or the run is over. Each node is worked out once.
 */
export class Horizon {
  readonly #table: Table;
  readonly #known: (Reach | undefined)[] = [];

  constructor(table: Table) {
    this.#table = table;
  }

  /** What comes next from a node, which counts itself where the target chooses there or the run ends. */
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
    if (from === to || this.#isChoice(node)) return { nodes: [node], chances: [1] };
    return to - from === 1 ? this.from(next[from] ?? 0) : this.#mix(from, to);
  }

  #isChoice(node: number): boolean {
    return this.#table.role[node] === targetsTurn && (this.#table.observation[node] ?? -1) >= 0;
  }

  /** The mean over some edges, by their weights. */
  #mix(from: number, to: number): Reach {
    const { weight, next } = this.#table;
    let total = 0;
    for (let edge = from; edge < to; edge += 1) total += weight[edge] ?? 0;
    const sums = new Map<number, number>();
    for (let edge = from; edge < to; edge += 1) {
      const { nodes, chances } = this.from(next[edge] ?? 0);
      const share = (weight[edge] ?? 0) / total;
      for (const [index, after] of nodes.entries()) {
        sums.set(after, (sums.get(after) ?? 0) + share * (chances[index] ?? 0));
      }
    }
    return { nodes: [...sums.keys()], chances: [...sums.values()] };
  }
}
