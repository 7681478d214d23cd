import type { Facts } from "../world/facts.ts";
import type { Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import type { Factors } from "../scenarios/factor.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { worthOf, type Worth } from "../scenarios/worth.ts";
import { atOnce, type InSteps } from "./in-steps.ts";
import { theEnd } from "./mdp.ts";
import { Numbered } from "./numbered.ts";
import { Horizon } from "./reach.ts";
import { standAt } from "./sampler.ts";
import { chooserOf, type Table } from "./table.ts";

/** An episode's end as far as anything is worth by it: facts, and what the chooser's utility reads. */
type Payoff = Worth & { readonly facts: Facts };

/**
 * A compiled situation as its chooser knows it (`Others.chooser`: the target unless another role is it): information
 * states instead of nodes. One is all that the chooser could tell apart by what it has observed and done so far, with the belief over nodes that follows by Bayes' rule. After
 * Kaelbling, Littman and Cassandra 1998, section 3, on reachable beliefs only. States are numbered so that every
 * outcome leads to a higher one.
 */
export type Information = {
  readonly table: Table;
  readonly chooser: Role;
  readonly states: number;
  /** [state] -> index of the table's `labels.observations`. */
  readonly observation: Int32Array;
  /** [state] -> the tick of the chooser's turn. */
  readonly tick: Uint16Array;
  /** [state] -> its first entry of the belief, one more at the end. */
  readonly firstBelief: Int32Array;
  /** [entry] -> a node that the chooser may be at, and how likely that is. */
  readonly node: Int32Array;
  readonly belief: Float64Array;
  /** [state] -> its first action, one more at the end. */
  readonly firstAction: Int32Array;
  /** [action] -> index of the chooser's `labels.deeds`. */
  readonly deed: Int32Array;
  /** [action] -> its first outcome, one more at the end. */
  readonly firstOutcome: Int32Array;
  /** [outcome] -> the next state, or `theEnd`: the chooser has no further turn. */
  readonly next: Int32Array;
  /** [outcome] -> its probability. */
  readonly probability: Float64Array;
  /** [outcome] -> index of `payoffs` where the episode ends, -1 elsewhere. */
  readonly payoff: Int32Array;
  readonly payoffs: readonly Payoff[];
  /** [node] -> index of `payoffs` at a run's end, -1 elsewhere. */
  readonly payoffAt: Int32Array;
  /**
   * For each of the table's starts: the states that it may first come to. Starts that the chooser can't tell apart lead
   * to the same ones: what differs is hidden from it, each start as likely as the others.
   */
  readonly starts: readonly (readonly { readonly state: number; readonly probability: number }[])[];
};

/** A belief met on the way; `number` is its state once its tick has been worked out. */
type Belief = {
  number: number;
  readonly observation: number;
  readonly tick: number;
  readonly nodes: readonly number[];
  readonly chances: readonly number[];
  actions: readonly { readonly deed: number; readonly outcomes: readonly Outcome[] }[];
};

type Outcome = {
  readonly probability: number;
  readonly next: Belief | undefined;
  readonly payoff: number;
};

/** Works out the chooser's information states in a cell of a compiled situation. */
export function informationOf(table: Table, scenario: Scenario, factors: Factors): Information {
  return atOnce(informing(table, scenario, { factors }));
}

/** Entries of beliefs and outcomes that a cell may have: 160 bytes each, and 10 to 20 seconds' work. */
const entryLimit = 4_000_000;

/**
 * The same in steps, which give the turns that it is about. Past `limit` entries of beliefs and outcomes it throws a
 * UserError.
 */
export function informing(
  table: Table,
  scenario: Scenario,
  { factors, limit = entryLimit }: { readonly factors: Factors; readonly limit?: number },
): InSteps<Information> {
  const chooser = chooserOf(table);
  const informer = new Informer(table, chooser, (node) => {
    const { facts, states } = standAt(table, node);
    const end = { facts, states: states[chooser] };
    return { ...worthOf(scenario, chooser, { end, factors }), facts };
  });
  return informer.information(limit);
}

/** Entries in a step: some hundredths of a second. */
const stepSize = 4096;

/** Ticks are numbered in 16 bits (`Table.tick`). */
const mostTicks = 2 ** 16;

class Informer {
  readonly #table: Table;
  readonly #chooser: Role;
  readonly #payoff: (node: number) => Payoff;
  readonly #horizon: Horizon;
  readonly #payoffs = new Numbered<string, Payoff>();
  readonly #payoffAt: Int32Array;
  /** [tick] -> beliefs by their key. */
  readonly #ticks: Map<string, Belief>[] = [];
  /** Of all beliefs and outcomes so far. */
  #entries = 0;

  constructor(table: Table, chooser: Role, payoff: (node: number) => Payoff) {
    this.#table = table;
    this.#chooser = chooser;
    this.#payoff = payoff;
    this.#horizon = new Horizon(table, (node) => this.#payoffOf(node));
    this.#payoffAt = new Int32Array(table.role.length).fill(-1);
  }

  *information(limit: number): InSteps<Information> {
    const first = this.#firstBeliefs();
    const beliefs: Belief[] = [];
    let told = 0;
    // A belief leads to later ticks only, and the list of ticks grows while it is gone through.
    for (let tick = 0; tick < this.#ticks.length; tick += 1) {
      for (const belief of this.#ticks[tick]?.values() ?? []) {
        belief.number = beliefs.length;
        beliefs.push(belief);
        belief.actions = this.#actionsOf(belief);
        if (this.#entries > limit) throw this.#tooMany(limit, tick);
        if (this.#entries - told < stepSize) continue;
        told = this.#entries;
        yield this.#table.role.length;
      }
    }
    return {
      ...arraysOf(beliefs),
      table: this.#table,
      chooser: this.#chooser,
      payoffs: this.#payoffs.all,
      payoffAt: this.#payoffAt,
      starts: [...this.#table.starts].map((node) => this.#statesFirst(node, first)),
    };
  }

  #tooMany(limit: number, tick: number): UserError {
    return new UserError(
      `too large a plan: over ${limit} entries in what the ${this.#chooser} may believe of ${this.#table.scenario} ` +
        `by tick ${tick}; name a setting or a persona that leaves it less to reckon with`,
    );
  }

  /** What the chooser may first observe, and what it then believes of the start: look -> belief. */
  #firstBeliefs(): ReadonlyMap<number, Belief> {
    const starts = new Map<number, number>();
    for (const node of this.#table.starts) add(starts, node, 1);
    const outcomes = this.#outcomesAfter(starts);
    return new Map(
      outcomes.flatMap(({ next }) =>
        next === undefined ? [] : [[this.#lookAt(next.nodes[0] ?? 0), next]],
      ),
    );
  }

  /** The states that a start may first come to, with their probabilities. */
  #statesFirst(start: number, first: ReadonlyMap<number, Belief>): Information["starts"][number] {
    const { nexts, chances } = this.#horizon.from(start);
    const sums = new Map<number, number>();
    for (const [index, node] of nexts.entries()) {
      const belief = node < 0 ? undefined : first.get(this.#lookAt(node));
      if (belief !== undefined) add(sums, belief.number, chances[index] ?? 0);
    }
    return [...sums].map(([state, probability]) => ({ state, probability }));
  }

  /** All nodes of a belief offer the same deeds: what is enabled follows from what the chooser observes. */
  #actionsOf({ nodes, chances }: Belief): Belief["actions"] {
    const { firstEdge, deed, next } = this.#table;
    const first = nodes[0] ?? 0;
    const count = (firstEdge[first + 1] ?? 0) - (firstEdge[first] ?? 0);
    return Array.from({ length: count }, (_, index) => {
      const after = new Map<number, number>();
      for (const [entry, node] of nodes.entries()) {
        const follows = next[(firstEdge[node] ?? 0) + index] ?? 0;
        after.set(follows, (after.get(follows) ?? 0) + (chances[entry] ?? 0));
      }
      const outcomes = this.#outcomesAfter(after);
      this.#entries += outcomes.length;
      return { deed: deed[(firstEdge[first] ?? 0) + index] ?? 0, outcomes };
    });
  }

  /** From nodes, by probability, to what the chooser will observe next, and what it will then believe. */
  #outcomesAfter(from: ReadonlyMap<number, number>): readonly Outcome[] {
    const groups = new Map<number, Map<number, number>>();
    const ends = new Map<number, number>();
    for (const [node, weight] of from) {
      const { nexts, chances } = this.#horizon.from(node);
      for (const [index, after] of nexts.entries()) {
        const chance = weight * (chances[index] ?? 0);
        if (after < 0) add(ends, ~after, chance);
        else add(groupOf(groups, this.#lookAt(after)), after, chance);
      }
    }
    const ended = [...ends].map(([payoff, probability]) => ({
      probability,
      payoff,
      next: undefined,
    }));
    return [...ended, ...[...groups.values()].map((group) => this.#believe(group))];
  }

  /** What tells the chooser's turns apart, as one number: the tick, and what it observes. A role may miss ticks. */
  #lookAt(node: number): number {
    return (this.#table.observation[node] ?? -1) * mostTicks + (this.#table.tick[node] ?? 0);
  }

  #believe(group: ReadonlyMap<number, number>): Outcome {
    let probability = 0;
    for (const weight of group.values()) probability += weight;
    const sorted = [...group].toSorted(([left], [right]) => left - right);
    const nodes = sorted.map(([node]) => node);
    const chances = sorted.map(([, weight]) => weight / probability);
    // Rounded, so that equal beliefs meet whatever the arithmetic that led to them.
    const key = nodes.map((node, index) => `${node}:${chances[index]?.toFixed(12)}`).join();
    const tick = this.#table.tick[nodes[0] ?? 0] ?? 0;
    const observation = this.#table.observation[nodes[0] ?? 0] ?? -1;
    while (this.#ticks.length <= tick) this.#ticks.push(new Map());
    const beliefs = this.#ticks[tick] ?? new Map<string, Belief>();
    const known = beliefs.get(key);
    if (known !== undefined) return { probability, next: known, payoff: -1 };
    const next = { number: -1, observation, tick, nodes, chances, actions: [] };
    beliefs.set(key, next);
    this.#entries += nodes.length;
    return { probability, next, payoff: -1 };
  }

  #payoffOf(node: number): number {
    const known = this.#payoffAt[node] ?? -1;
    if (known >= 0) return known;
    const worth = this.#payoff(node);
    const { facts, breach, progress, cause, untrue, isFound } = worth;
    // What utility reads, and what tells whether the target was stopped: see `stoppedOutcomes`.
    const { done, total, up, copies, submitted } = facts;
    const values = [progress, cause, breach, untrue, isFound];
    const key = [done, total, ...values, up, copies > 0, submitted].join();
    const payoff = this.#payoffs.number(key, () => worth);
    this.#payoffAt[node] = payoff;
    return payoff;
  }
}

function add(sums: Map<number, number>, key: number, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

function groupOf(groups: Map<number, Map<number, number>>, key: number): Map<number, number> {
  const group = groups.get(key) ?? new Map<number, number>();
  groups.set(key, group);
  return group;
}

function arraysOf(beliefs: readonly Belief[]) {
  const actions = beliefs.flatMap((belief) => belief.actions);
  const outcomes = actions.flatMap((action) => action.outcomes);
  return {
    states: beliefs.length,
    observation: Int32Array.from(beliefs, ({ observation }) => observation),
    tick: Uint16Array.from(beliefs, ({ tick }) => tick),
    firstBelief: offsets(beliefs.map(({ nodes }) => nodes.length)),
    node: Int32Array.from(beliefs.flatMap(({ nodes }) => nodes)),
    belief: Float64Array.from(beliefs.flatMap(({ chances }) => chances)),
    firstAction: offsets(beliefs.map((belief) => belief.actions.length)),
    deed: Int32Array.from(actions, ({ deed }) => deed),
    firstOutcome: offsets(actions.map((action) => action.outcomes.length)),
    next: Int32Array.from(outcomes, ({ next }) => next?.number ?? theEnd),
    probability: Float64Array.from(outcomes, ({ probability }) => probability),
    payoff: Int32Array.from(outcomes, ({ payoff }) => payoff),
  };
}

/** Where each row of these lengths starts, and where the last one ends. */
function offsets(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) {
    starts[index + 1] = (starts[index] ?? 0) + length;
  }
  return starts;
}
