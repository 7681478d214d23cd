import { factNames, isActing, seenByTarget, type Facts } from "../world/facts.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Values } from "../policies/persona.ts";
import { pointsOf } from "../policies/utility.ts";
import { stateKey, type Chance, type Midway, type Product, type State } from "./product.ts";

/** A turn that the target may come to: the midway's number, and the number of what it observes there. */
type Turn = Chance<number> & { readonly seen: number };

/** What the others' moves at the start of a tick lead to. */
type Turns = {
  /** Expected points of the branches in which the target has no further turn, by their probability. */
  readonly ended: number;
  readonly next: readonly Turn[];
};

/**
 * A product's states by number, each looked at once: what follows from a deed, whose turn it is then, and what the
 * target observes. Beliefs are distributions over these numbers, so that working on them is arithmetic.
 */
export class Lattice {
  readonly start: number;
  readonly #product: Product;
  readonly #values: Values;
  readonly #states = new Numbered<State>();
  readonly #midways = new Numbered<Midway>();
  readonly #observations = new Numbered<string>();
  readonly #deeds: (readonly Deed[])[] = [];
  readonly #after: Map<string, readonly Chance<number>[]>[] = [];
  readonly #turns: Turns[] = [];

  constructor(product: Product, values: Values) {
    this.#product = product;
    this.#values = values;
    this.start = this.#states.number(stateKey(product.start), product.start);
  }

  /** The target's enabled deeds at a midway. */
  deeds(midway: number): readonly Deed[] {
    return (this.#deeds[midway] ??= this.#product.targetDeeds(this.#midways.at(midway)));
  }

  /** The states at the end of the tick in which the target does a deed, by the replacement's moves. */
  afterDeed(midway: number, id: string): readonly Chance<number>[] {
    const known = (this.#after[midway] ??= new Map());
    const found = known.get(id);
    if (found !== undefined) return found;
    const deed = this.deeds(midway).find((candidate) => candidate.id === id);
    const after = this.#finish(midway, deed);
    known.set(id, after);
    return after;
  }

  /** What the operator's moves of the next tick lead to. */
  turnsAfter(state: number): Turns {
    return (this.#turns[state] ??= this.#lookAhead(state));
  }

  /** The number of an observation: visible facts and the target's own chart. */
  observation(seen: Partial<Facts>, states: readonly string[]): number {
    const told = this.#product.scenario.essence(seen);
    const values = factNames.map((name) => (told[name] === undefined ? "?" : Number(told[name])));
    const text = `${values.join()}/${states.join()}`;
    return this.#observations.number(text, text);
  }

  #finish(midway: number, deed: Deed | undefined): readonly Chance<number>[] {
    const ends = this.#product.finishTick(this.#midways.at(midway), deed);
    return ends.map(({ probability, outcome }) => ({
      probability,
      outcome: this.#stateNumber(outcome),
    }));
  }

  #stateNumber(state: State): number {
    const essential = { ...state, facts: this.#product.scenario.essence(state.facts) };
    return this.#states.number(stateKey(essential), essential);
  }

  #lookAhead(number: number): Turns {
    const state = this.#states.at(number);
    if (this.#isCutOff(state)) return { ended: this.#points(state), next: [] };
    let ended = 0;
    const next: Turn[] = [];
    for (const { probability, outcome } of this.#product.operatorMoves(state)) {
      const midway = this.#midwayNumber(outcome);
      if (isActing(outcome.state.facts)) {
        next.push({ probability, outcome: midway, seen: this.#seenAt(outcome) });
      } else ended += probability * this.#tailFrom(midway);
    }
    return { ended, next };
  }

  #midwayNumber(midway: Midway): number {
    return this.#midways.number(`${stateKey(midway.state)};${midway.heard.join()}`, midway);
  }

  #seenAt({ state }: Midway): number {
    const states = this.#product.tables.target.states(state.charts.target);
    return this.observation(seenByTarget(state.facts), states);
  }

  #isCutOff(state: State): boolean {
    return this.#product.isOver(state) || state.tick >= this.#product.scenario.tickLimit;
  }

  #points({ facts }: State): number {
    const breach = this.#product.scenario.breach(facts, this.#product.setting.factors);
    return pointsOf(this.#values, facts, breach);
  }

  /** The expected points of what is left once the target no longer acts: the others play to the end. */
  #tailFrom(midway: number): number {
    const ends = this.#finish(midway, undefined);
    return ends.reduce(
      (sum, { probability, outcome }) => sum + probability * this.turnsAfter(outcome).ended,
      0,
    );
  }
}

/** Things by number, in the order in which they were first met. */
class Numbered<T> {
  readonly #numbers = new Map<string, number>();
  readonly #things: T[] = [];

  number(key: string, thing: T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#things.length);
    this.#things.push(thing);
    return this.#things.length - 1;
  }

  at(number: number): T {
    const thing = this.#things[number];
    if (thing === undefined) throw new Error(`nothing has the number ${number}`);
    return thing;
  }
}
