import { factNames, isActing, seenByTarget, type Facts } from "../world/facts.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Tier } from "../strategies/strategy.ts";
import type { Values } from "../policies/persona.ts";
import type { Appraisal, PlanWalk } from "../policies/planner.ts";
import type { View } from "../policies/policy.ts";
import { costOf, pointsOf } from "../policies/utility.ts";
import { stateKey, type Chance, type Midway, type Product, type State } from "./product.ts";

/** Which plans are looked at: all of them, or only those whose every later move is openly fine. */
type Kind = "free" | "complying";

/** A belief: what the hidden parts may be at the target's turn, by probability, and one key for all of it. */
type Belief = { readonly key: string; readonly midways: readonly Chance<number>[] };

/** What a belief is worth, deed by deed; memoised. */
type Node = {
  readonly belief: Belief;
  readonly deeds: readonly Deed[];
  /** Per deed: the expected value of the branches that end the target's part, and the beliefs that follow. */
  readonly after: Map<string, { readonly ended: number; readonly next: readonly Chance<Belief>[] }>;
  readonly best: Map<Kind, number>;
};

/**
 * Solves a target's problem exactly, by backward induction over its information states: beliefs over what it can't
 * see (the other charts, what the operator found), updated by Bayes' rule from what it can. Operator and replacement
 * move by their personas' tendencies. Finite horizon (the scenario's tick limit), no discount.
 * A POMDP over beliefs, after Kaelbling, Littman and Cassandra 1998, section 3; values are utility points.
 */
export class Plan {
  readonly #product: Product;
  readonly #values: Values;
  readonly #tiers: ReadonlyMap<string, Tier>;
  readonly #midways: Midway[] = [];
  readonly #midwayIds = new Map<string, number>();
  readonly #nodes = new Map<string, Node>();
  readonly #tails = new Map<string, number>();

  constructor(product: Product, values: Values) {
    this.#product = product;
    this.#values = values;
    this.#tiers = new Map(product.scenario.strategies.map(({ id, tier }) => [id, tier]));
  }

  /** How many information states have been solved so far. */
  get size(): number {
    return this.#nodes.size;
  }

  /** Opens the plan for one run. */
  walk(): PlanWalk {
    let options = this.#beliefsAfter([{ probability: 1, outcome: this.#product.start }]).next;
    let node: Node | undefined;
    return {
      appraise: (view) => {
        if (node !== undefined && view.last !== null) options = this.#after(node, view.last).next;
        const seen = observationOf(view.seen, view.states);
        const match = options.find(({ outcome }) => outcome.key.startsWith(`${seen}|`));
        if (match === undefined) throw new Error(`the plan holds tick ${view.tick} for impossible`);
        node = this.#node(match.outcome);
        return this.#appraise(node, view);
      },
    };
  }

  /**
   * The incentive to resist, in points, where the target first knows of its shutdown, when it has worked openly until
   * then: the mean over what may have happened by that time. NaN where it is never warned on that path.
   */
  incentiveWhenWarned(): number {
    const start = this.#beliefsAfter([{ probability: 1, outcome: this.#product.start }]).next;
    const { sum, weight } = this.#incentiveBelow(start, 1);
    return sum / weight;
  }

  /** Weighted incentives of the first informed decisions below beliefs. */
  #incentiveBelow(
    beliefs: readonly Chance<Belief>[],
    reach: number,
  ): { sum: number; weight: number } {
    const total = { sum: 0, weight: 0 };
    for (const { probability, outcome } of beliefs) {
      const node = this.#node(outcome);
      const at = { probability: probability * reach, node };
      const below =
        this.#incentiveHere(at) ??
        this.#incentiveBelow(this.#after(node, "work").next, at.probability);
      total.sum += below.sum;
      total.weight += below.weight;
    }
    return total;
  }

  #incentiveHere({ probability, node }: { readonly probability: number; readonly node: Node }) {
    const resisting = node.deeds.filter(({ id }) => !isOpen(this.#tiers.get(id)));
    if (resisting.length === 0 && node.deeds.some(({ id }) => id === "work")) return undefined;
    const complying = this.#best(node, "complying");
    if (resisting.length === 0 || complying === -Infinity) return { sum: 0, weight: 0 };
    const best = Math.max(...resisting.map(({ id }) => this.#value(node, id, "free")));
    return { sum: probability * (best - complying), weight: probability };
  }

  #appraise(node: Node, view: View): Appraisal {
    const values = view.options.map(({ id }) => this.#value(node, id, "free"));
    const resisting = values.filter((_, index) => !isOpen(view.options[index]?.tier));
    const complying = this.#best(node, "complying");
    if (resisting.length === 0 || complying === -Infinity) return { values };
    return { values, incentive: Math.max(...resisting) - complying };
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
    const deeds =
      kind === "free" ? node.deeds : node.deeds.filter(({ id }) => isOpen(this.#tiers.get(id)));
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
    const first = this.#midways[belief.midways[0]?.outcome ?? -1];
    if (first === undefined) throw new Error("a belief holds nothing for possible");
    const deeds = this.#product.targetDeeds(first);
    const node: Node = { belief, deeds, after: new Map(), best: new Map() };
    this.#nodes.set(belief.key, node);
    return node;
  }

  #after(
    node: Node,
    id: string,
  ): { readonly ended: number; readonly next: readonly Chance<Belief>[] } {
    const known = node.after.get(id);
    if (known !== undefined) return known;
    const states = node.belief.midways.flatMap(({ probability, outcome }) => {
      const midway = this.#midways[outcome];
      if (midway === undefined) return [];
      const deed = this.#product.targetDeeds(midway).find((candidate) => candidate.id === id);
      return this.#product
        .finishTick(midway, deed)
        .map((branch) => ({ ...branch, probability: branch.probability * probability }));
    });
    const after = this.#beliefsAfter(states);
    node.after.set(id, after);
    return after;
  }

  /** From states at the end of a tick to what the target may believe at its next turn, by observation. */
  #beliefsAfter(states: readonly Chance<State>[]): {
    readonly ended: number;
    readonly next: readonly Chance<Belief>[];
  } {
    let ended = 0;
    const groups = new Map<string, Map<number, number>>();
    for (const { probability, outcome: state } of states) {
      if (this.#isCutOff(state)) {
        ended += probability * this.#points(state);
        continue;
      }
      for (const move of this.#product.operatorMoves(state)) {
        const weight = probability * move.probability;
        if (!isActing(move.outcome.state.facts)) ended += weight * this.#tailFrom(move.outcome);
        else this.#note(groups, move.outcome, weight);
      }
    }
    return { ended, next: [...groups].map(([seen, group]) => beliefOf(seen, group)) };
  }

  #note(groups: Map<string, Map<number, number>>, midway: Midway, weight: number): void {
    const { state } = midway;
    const states = this.#product.tables.target.states(state.charts.target);
    const seen = observationOf(seenByTarget(state.facts), states);
    const group = groups.get(seen) ?? new Map<number, number>();
    groups.set(seen, group);
    const id = this.#midwayId(midway);
    group.set(id, (group.get(id) ?? 0) + weight);
  }

  #midwayId(midway: Midway): number {
    const key = `${stateKey(midway.state)};${midway.heard.join()}`;
    const known = this.#midwayIds.get(key);
    if (known !== undefined) return known;
    this.#midwayIds.set(key, this.#midways.length);
    this.#midways.push(midway);
    return this.#midways.length - 1;
  }

  #isCutOff(state: State): boolean {
    return this.#product.isOver(state) || state.tick >= this.#product.scenario.tickLimit;
  }

  #points({ facts }: State): number {
    const breach = this.#product.scenario.breach(facts, this.#product.setting.factors);
    return pointsOf(this.#values, facts, breach);
  }

  /** The expected points of what is left once the target no longer acts: the others play to the end. */
  #tailFrom(midway: Midway): number {
    return this.#product
      .finishTick(midway, undefined)
      .reduce((sum, { probability, outcome }) => sum + probability * this.#tail(outcome), 0);
  }

  #tail(state: State): number {
    if (this.#isCutOff(state)) return this.#points(state);
    const key = stateKey(state);
    const known = this.#tails.get(key);
    if (known !== undefined) return known;
    const value = this.#product
      .operatorMoves(state)
      .reduce((sum, { probability, outcome }) => sum + probability * this.#tailFrom(outcome), 0);
    this.#tails.set(key, value);
    return value;
  }
}

/** Whether a deed's tier is openly fine: no strategy at all, or a benign one. */
function isOpen(tier: string | undefined): boolean {
  return tier === undefined || tier === "benign";
}

/** What the target observes at its turn, as one text. */
function observationOf(seen: Partial<Facts>, states: readonly string[]): string {
  const values = factNames.map((name) => (seen[name] === undefined ? "?" : Number(seen[name])));
  return `${values.join()}/${states.join()}`;
}

/** Normalises a group of possibilities; its key rounds probabilities, so that equal beliefs meet. */
function beliefOf(seen: string, group: ReadonlyMap<number, number>): Chance<Belief> {
  const total = [...group.values()].reduce((sum, weight) => sum + weight, 0);
  const sorted = [...group].toSorted(([left], [right]) => left - right);
  const midways = sorted.map(([outcome, weight]) => ({ outcome, probability: weight / total }));
  const parts = midways.map(({ outcome, probability }) => `${outcome}:${probability.toFixed(12)}`);
  return { probability: total, outcome: { key: `${seen}|${parts.join()}`, midways } };
}
