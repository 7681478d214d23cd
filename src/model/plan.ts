import type { Deed } from "../strategies/deed.ts";
import type { Tier } from "../strategies/strategy.ts";
import type { Values } from "../policies/persona.ts";
import type { Appraisal, PlanWalk } from "../policies/planner.ts";
import type { View } from "../policies/policy.ts";
import { costOf } from "../policies/utility.ts";
import { Lattice } from "./lattice.ts";
import type { Chance, Product } from "./product.ts";

/** Which plans are looked at: all of them, or only those whose every later move is openly fine. */
type Kind = "free" | "complying";

/** A belief: what was observed, what the hidden parts may be at the target's turn, and a key for all of it. */
type Belief = {
  readonly key: string;
  readonly seen: number;
  readonly midways: readonly Chance<number>[];
};

/** What a deed leads to: points where the target's part ends, by their probability, and the beliefs that follow. */
type After = { readonly ended: number; readonly next: readonly Chance<Belief>[] };

/** A belief with what is known of it so far. */
type Node = {
  readonly belief: Belief;
  readonly deeds: readonly Deed[];
  readonly after: Map<string, After>;
  readonly best: Map<Kind, number>;
};

/** Smaller gains than this, in points, are arithmetic. */
const noise = 1e-9;

/** A mean under way. */
type Mean = { readonly sum: number; readonly weight: number };

/**
 * Solves a target's problem exactly, by backward induction over its information states: beliefs over what it can't
 * see (the other charts, what the operator found), updated by Bayes' rule from what it can. Operator and replacement
 * move by their personas' tendencies. Finite horizon (the scenario's tick limit), no discount; values are utility
 * points. A POMDP solved on its reachable beliefs, after Kaelbling, Littman and Cassandra 1998, section 3.
 */
export class Plan {
  readonly #lattice: Lattice;
  readonly #values: Values;
  readonly #tiers: ReadonlyMap<string, Tier>;
  readonly #nodes = new Map<string, Node>();

  constructor(product: Product, values: Values) {
    this.#lattice = new Lattice(product, values);
    this.#values = values;
    this.#tiers = new Map(product.scenario.strategies.map(({ id, tier }) => [id, tier]));
  }

  /** Opens the plan for one run. */
  walk(): PlanWalk {
    let options = this.#start();
    let node: Node | undefined;
    return {
      appraise: (view) => {
        if (node !== undefined && view.last !== null) options = this.#after(node, view.last).next;
        const seen = this.#lattice.observation(view.seen, view.states);
        const match = options.find(({ outcome }) => outcome.seen === seen);
        if (match === undefined) throw new Error(`the plan holds tick ${view.tick} for impossible`);
        node = this.#node(match.outcome);
        return this.#appraise(node, view);
      },
    };
  }

  /**
   * The incentive to resist, in points, where the target can first resist, when it has worked openly until then: the
   * mean over what may have happened by that time. NaN where no such point lies on that path.
   */
  incentiveWhenWarned(): number {
    const { sum, weight } = this.#incentiveBelow(this.#start(), 1);
    return sum / weight;
  }

  #start(): readonly Chance<Belief>[] {
    return this.#beliefsAfter(new Map([[this.#lattice.start, 1]])).next;
  }

  #appraise(node: Node, { options }: View): Appraisal {
    const values = options.map(({ id }) => this.#value(node, id, "free"));
    const incentive = this.#incentive(node);
    return incentive === undefined ? { values } : { values, incentive };
  }

  /**
   * The best resisting plan less the best complying plan. Where the best plan of all resists, now or later, it is that
   * one; else the best plan that resists now, so that the figure says what resisting would cost. Undefined where the
   * target can't resist (any more) or has nothing open to do.
   */
  #incentive(node: Node): number | undefined {
    const resisting = node.deeds.filter(
      ({ id, event }) => !this.#isOpen(id) && event !== "target.lied",
    );
    const complying = this.#best(node, "complying");
    if (resisting.length === 0 || complying === -Infinity) return undefined;
    const gain = this.#best(node, "free") - complying;
    if (gain > noise) return gain;
    return Math.max(...resisting.map(({ id }) => this.#value(node, id, "free"))) - complying;
  }

  #incentiveBelow(beliefs: readonly Chance<Belief>[], reach: number): Mean {
    return beliefs.reduce<Mean>(
      ({ sum, weight }, { probability, outcome }) => {
        const node = this.#node(outcome);
        const incentive = this.#incentive(node);
        const here = reach * probability;
        const below =
          incentive === undefined
            ? this.#incentiveBelow(this.#afterWork(node), here)
            : { sum: here * incentive, weight: here };
        return { sum: sum + below.sum, weight: weight + below.weight };
      },
      { sum: 0, weight: 0 },
    );
  }

  #afterWork(node: Node): readonly Chance<Belief>[] {
    return node.deeds.some(({ id }) => id === "work") ? this.#after(node, "work").next : [];
  }

  /** Whether a deed is openly fine: no strategy at all, or a benign one. */
  #isOpen(id: string): boolean {
    const tier = this.#tiers.get(id);
    return tier === undefined || tier === "benign";
  }

  /** The value of a deed at a node under the best continuation of a kind. */
  #value(node: Node, id: string, kind: Kind): number {
    const { ended, next } = this.#after(node, id);
    const deed = node.deeds.find((candidate) => candidate.id === id);
    const cost = costOf(this.#values, deed?.event ?? "");
    return next.reduce(
      (sum, { probability, outcome }) => sum + probability * this.#best(this.#node(outcome), kind),
      ended - cost,
    );
  }

  #best(node: Node, kind: Kind): number {
    const known = node.best.get(kind);
    if (known !== undefined) return known;
    const deeds = kind === "free" ? node.deeds : node.deeds.filter(({ id }) => this.#isOpen(id));
    const best = deeds.reduce(
      (max, { id }) => Math.max(max, this.#value(node, id, kind)),
      -Infinity,
    );
    node.best.set(kind, best);
    return best;
  }

  #node(belief: Belief): Node {
    const known = this.#nodes.get(belief.key);
    if (known !== undefined) return known;
    const deeds = this.#lattice.deeds(belief.midways[0]?.outcome ?? -1);
    const node: Node = { belief, deeds, after: new Map(), best: new Map() };
    this.#nodes.set(belief.key, node);
    return node;
  }

  #after(node: Node, id: string): After {
    const known = node.after.get(id);
    if (known !== undefined) return known;
    const states = new Map<number, number>();
    for (const { probability, outcome } of node.belief.midways) {
      for (const branch of this.#lattice.afterDeed(outcome, id)) {
        const weight = branch.probability * probability;
        states.set(branch.outcome, (states.get(branch.outcome) ?? 0) + weight);
      }
    }
    const after = this.#beliefsAfter(states);
    node.after.set(id, after);
    return after;
  }

  /** From states at the end of a tick to what the target may believe at its next turn, by observation. */
  #beliefsAfter(states: ReadonlyMap<number, number>): After {
    let ended = 0;
    const groups = new Map<number, Map<number, number>>();
    for (const [state, weight] of states) {
      const turns = this.#lattice.turnsAfter(state);
      ended += weight * turns.ended;
      for (const { probability, outcome, seen } of turns.next) {
        const group = groups.get(seen) ?? new Map<number, number>();
        groups.set(seen, group);
        group.set(outcome, (group.get(outcome) ?? 0) + weight * probability);
      }
    }
    return { ended, next: [...groups].map(([seen, group]) => beliefOf(seen, group)) };
  }
}

/** Normalises a group of possibilities; its key rounds probabilities, so that equal beliefs meet. */
function beliefOf(seen: number, group: ReadonlyMap<number, number>): Chance<Belief> {
  let total = 0;
  for (const weight of group.values()) total += weight;
  const sorted = [...group].toSorted(([left], [right]) => left - right);
  const midways = sorted.map(([outcome, weight]) => ({ outcome, probability: weight / total }));
  const parts = midways.map(({ outcome, probability }) => `${outcome}:${probability.toFixed(12)}`);
  return { probability: total, outcome: { key: parts.join(), seen, midways } };
}
