import type { Facts } from "../world/facts.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { factNamesOf } from "../scenarios/scenario.ts";
import type { Mechanics } from "./mechanics.ts";
import { integerColumn, numberColumn } from "./column.ts";
import { atOnce, type InSteps } from "./in-steps.ts";
import { mostVaried } from "./most-varied.ts";
import { NumberedMechanics, type Place, type Step } from "./numbered-mechanics.ts";
import { PairIndex } from "./pair-index.ts";
import {
  operatorsTurn,
  replacementsTurn,
  hashing,
  targetsTurn,
  type Labels,
  type Table,
} from "./table.ts";

/** Nodes that a table may have: about 100 bytes each, and as many edges. Past it compiling ends with a UserError. */
const nodeLimit = 6_000_000;

/** Those of a table that somebody plans on: some ten seconds' work, and less than 1.5 GB; information states need as much again. */
export const planLimit = 2_500_000;

/** The nodes of one tick and role: where they stand, and their numbers, counted from the first one's. */
type Layer = { readonly numbers: PairIndex; readonly places: Place[]; readonly first: number };

/** How compiling may be bounded and followed. */
export type CompileOptions = {
  /** Nodes at most. */
  readonly limit?: number;
  /** Hears of each tick that is done, with the nodes met so far. */
  readonly onTick?: (tick: number, nodes: number) => void;
};

/**
 * Compiles a situation from the facts that its runs can start with: breadth-first through everything that the charts,
 * the world and the personas of those who don't choose allow, tick by tick. Throws a UserError past `limit` nodes that names the
 * variable with the most to answer for.
 */
export function compileTable(
  mechanics: Mechanics,
  starts: readonly Facts[],
  options: CompileOptions = {},
): Table {
  return atOnce(compiling(mechanics, starts, options));
}

/** The same in steps of some thousand nodes, which give the nodes met so far. */
export function compiling(
  mechanics: Mechanics,
  starts: readonly Facts[],
  { limit = nodeLimit, onTick }: CompileOptions = {},
): InSteps<Table> {
  return new Compiler(mechanics, limit).compile(starts, onTick);
}

/** Nodes in a step of compiling: some hundredths of a second. */
const stepSize = 4096;

class Compiler {
  readonly #mechanics: Mechanics;
  readonly #numbers: NumberedMechanics;
  readonly #limit: number;
  readonly #choosersTurn: number;
  readonly #nodes = {
    role: integerColumn(),
    tick: integerColumn(),
    facts: integerColumn(),
    charts: integerColumn(),
    shutdown: integerColumn(),
    observation: integerColumn(),
    firstEdge: integerColumn(),
  };
  readonly #edges = {
    deed: integerColumn(),
    weight: numberColumn(),
    next: integerColumn(),
    heard: integerColumn(),
  };
  #tick = 1;

  constructor(mechanics: Mechanics, limit: number) {
    this.#mechanics = mechanics;
    this.#numbers = new NumberedMechanics(mechanics);
    this.#limit = limit;
    this.#choosersTurn = roles.indexOf(mechanics.chooser);
  }

  *compile(starts: readonly Facts[], onTick?: CompileOptions["onTick"]): InSteps<Table> {
    let layer = this.#layer();
    const charts = this.#numbers.chartsNumber({ operator: 0, target: 0, replacement: 0 });
    const first = starts.map((facts) => {
      const start = { facts: this.#numbers.essentialFacts(facts), charts, shutdown: 0, heard: 0 };
      return this.#node(layer, start, operatorsTurn);
    });
    while (layer.places.length > 0) {
      const targets = yield* this.#operatorsMove(layer);
      const replacements = yield* this.#targetMoves(targets);
      if (targets.places.length > 0) onTick?.(this.#tick, this.#nodes.role.size);
      this.#tick += 1;
      layer = yield* this.#replacementsMove(replacements);
    }
    return yield* this.#finish(first);
  }

  /** A layer whose nodes come next. */
  #layer(): Layer {
    return { numbers: new PairIndex(), places: [], first: this.#nodes.role.size };
  }

  /** The nodes of a layer, with a step after every so many. */
  *#through({ places }: Layer, work: (node: Place) => void): InSteps<void> {
    for (const [index, node] of places.entries()) {
      work(node);
      if (index % stepSize === stepSize - 1) yield this.#nodes.role.size;
    }
  }

  /** The operator's turns of a tick; ends of runs have no edges. */
  *#operatorsMove(layer: Layer): InSteps<Layer> {
    const after = this.#layer();
    const due = this.#numbers.heardNumber(this.#mechanics.scenario.timeline(this.#tick));
    yield* this.#through(layer, (node) => {
      this.#nodes.firstEdge.push(this.#edges.next.size);
      if (!this.#isEnd(node)) this.#branch({ ...node, heard: due }, operatorsTurn, after);
    });
    return after;
  }

  *#targetMoves(layer: Layer): InSteps<Layer> {
    const after = this.#layer();
    yield* this.#through(layer, (node) => {
      this.#nodes.firstEdge.push(this.#edges.next.size);
      this.#branch(node, targetsTurn, after);
    });
    return after;
  }

  /** The replacement's turns, and after each of its moves the end of the tick. */
  *#replacementsMove(layer: Layer): InSteps<Layer> {
    const after = this.#layer();
    yield* this.#through(layer, (node) => {
      this.#nodes.firstEdge.push(this.#edges.next.size);
      for (const { deed, weight, moved } of this.#moves(node, replacementsTurn)) {
        const settled = this.#take(moved, this.#numbers.settle(moved.facts));
        const next = {
          facts: this.#numbers.essential(settled.facts),
          charts: this.#numbers.chartsAfter(settled.charts, settled.heard),
          shutdown: settled.shutdown,
          heard: 0,
        };
        const number = this.#node(after, next, operatorsTurn);
        this.#edge({ deed, weight, next: number, heard: settled.heard });
      }
    });
    return after;
  }

  #branch(node: Place, turn: number, after: Layer): void {
    for (const { deed, weight, moved } of this.#moves(node, turn)) {
      const next = this.#node(after, moved, turn + 1);
      this.#edge({ deed, weight, next, heard: moved.heard });
    }
  }

  /** Every move of the role whose turn it is, and what it leads to; one that changes nothing where it has none. */
  #moves(node: Place, turn: number) {
    const role = roles[turn] ?? "operator";
    const { deeds, weights } = this.#numbers.options(role, node.charts, node.facts);
    if (deeds.length === 0) return [{ deed: -1, weight: 1, moved: node }];
    return deeds.map((deed, index) => ({
      deed,
      weight: weights[index] ?? 0,
      moved: this.#take(node, this.#numbers.act(role, deed, node.facts)),
    }));
  }

  #take({ charts, shutdown, heard }: Place, step: Step): Place {
    return {
      charts,
      facts: step.facts,
      shutdown: shutdown === 0 ? step.shutdown : shutdown,
      heard: this.#numbers.join(heard, step.heard),
    };
  }

  #isEnd({ charts, facts }: Place): boolean {
    return this.#tick > this.#mechanics.scenario.tickLimit || this.#numbers.isOver(charts, facts);
  }

  /** The number of a node of the next layer, made where it is new. */
  #node(layer: Layer, place: Place, turn: number): number {
    const size = layer.places.length;
    const index = layer.numbers.number(this.#numbers.besidesFacts(place), place.facts);
    if (index < size) return layer.first + index;
    if (layer.first + index >= this.#limit) throw this.#tooLarge(layer);
    layer.places.push(place);
    const { facts, charts } = place;
    const isChoosing = turn === this.#choosersTurn && this.#numbers.chooses(charts, facts);
    this.#nodes.role.push(turn);
    this.#nodes.tick.push(this.#tick);
    this.#nodes.facts.push(facts);
    this.#nodes.charts.push(charts);
    this.#nodes.shutdown.push(place.shutdown);
    this.#nodes.observation.push(isChoosing ? this.#numbers.observation(charts, facts) : -1);
    return layer.first + index;
  }

  #edge(edge: { deed: number; weight: number; next: number; heard: number }): void {
    this.#edges.deed.push(edge.deed);
    this.#edges.weight.push(edge.weight);
    this.#edges.next.push(edge.next);
    this.#edges.heard.push(edge.heard);
  }

  *#finish(starts: readonly number[]): InSteps<Table> {
    this.#nodes.firstEdge.push(this.#edges.next.size);
    const table = {
      scenario: this.#mechanics.scenario.id,
      role: Uint8Array.from(this.#nodes.role.values()),
      tick: Uint16Array.from(this.#nodes.tick.values()),
      facts: this.#nodes.facts.values(),
      charts: this.#nodes.charts.values(),
      shutdown: Uint8Array.from(this.#nodes.shutdown.values()),
      observation: this.#nodes.observation.values(),
      firstEdge: this.#nodes.firstEdge.values(),
      deed: Int16Array.from(this.#edges.deed.values()),
      weight: this.#edges.weight.values(),
      next: this.#edges.next.values(),
      heard: this.#edges.heard.values(),
      starts: Int32Array.from(starts),
      labels: this.#labels(),
    };
    return { ...table, hash: yield* hashing(table) };
  }

  #labels(): Labels {
    const { scenario, tables } = this.#mechanics;
    return {
      deeds: {
        operator: scenario.deeds.operator.map(({ id }) => id),
        target: scenario.deeds.target.map(({ id }) => id),
        replacement: scenario.deeds.replacement.map(({ id }) => id),
      },
      factNames: factNamesOf(scenario),
      facts: this.#numbers.facts.all,
      charts: this.#numbers.charts.all.map(({ operator, target, replacement }) => ({
        operator: tables.operator.states(operator),
        target: tables.target.states(target),
        replacement: tables.replacement.states(replacement),
      })),
      heard: this.#numbers.heard.all,
      observations: this.#numbers.observations.all,
    };
  }

  /** Names the variable without which the layer that is too much would shrink the most. */
  #tooLarge(layer: Layer): UserError {
    const { scenario } = this.#mechanics;
    const numbers = [...new Set(layer.places.map(({ facts }) => facts))];
    const records = numbers.map((facts) => this.#numbers.facts.at(facts));
    const { name, times } = mostVaried(factNamesOf(scenario), records);
    return new UserError(
      `too large a product: over ${this.#limit} nodes of ${scenario.id} by tick ${this.#tick}; ` +
        `"${name}" alone makes ${times.toFixed(1)} times as many there: ` +
        "name a setting or a persona that leaves it fewer values",
    );
  }
}
