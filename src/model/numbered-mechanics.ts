import { isActing, type Facts } from "../world/facts.ts";
import { roles, type Role } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import { shutdownAfter, shutdowns } from "../scenarios/ending.ts";
import { isOver } from "../scenarios/options.ts";
import { essentialsOf, factNamesOf } from "../scenarios/scenario.ts";
import { seenBy } from "../scenarios/sight.ts";
import type { Change, Mechanics } from "./mechanics.ts";
import { Numbered } from "./numbered.ts";
import { lookText } from "./observation.ts";

/** A role's enabled deeds at a stand, by their index in the scenario's list, with their weights. */
export type Options = { readonly deeds: readonly number[]; readonly weights: readonly number[] };

/** What follows from a deed, by number: the facts, the events that the charts will hear of it, and the ending. */
export type Step = {
  readonly facts: number;
  readonly heard: number;
  /** What this makes of a shutdown that nothing has come of yet: index of `shutdowns`. */
  readonly shutdown: number;
};

/** Where a run stands, by number. */
export type Place = {
  readonly charts: number;
  /** Index of `shutdowns`. */
  readonly shutdown: number;
  readonly facts: number;
  /** What the charts will hear of the tick so far. */
  readonly heard: number;
};

/** The states of the three charts together. */
export type Charts = Readonly<Record<Role, number>>;

/** So many lists of events, and so many states of the charts, can be told apart by one number of 32 bits. */
const radix = { charts: 2 ** 15, shutdowns: 2 ** 3, heard: 2 ** 14 } as const;

/** So many booleans fit into one number whole. */
const mostBits = 53;

const noDeeds: Options = { deeds: [], weights: [] };

/**
 * The mechanics of a situation over numbers: every record of facts, every list of events and every answer is worked out
 * once and then looked up, so that going through all states is arithmetic on integers.
 */
export class NumberedMechanics {
  readonly facts = new Numbered<string, Facts>();
  readonly charts = new Numbered<number, Charts>();
  readonly heard = new Numbered<string, readonly string[]>();
  readonly observations = new Numbered<string, string>();
  readonly #mechanics: Mechanics;
  readonly #names: readonly string[];
  readonly #essential: number[] = [];
  readonly #settled: Step[] = [];
  readonly #over = new Map<number, boolean>();
  readonly #seen = new Map<number, number>();
  readonly #options = new Map<string, Map<number, Options>>();
  readonly #steps = new Map<string, Step[]>();
  readonly #joined = new Map<number, number>();
  readonly #moved = new Map<number, number>();

  constructor(mechanics: Mechanics) {
    this.#mechanics = mechanics;
    this.#names = factNamesOf(mechanics.scenario);
    this.heard.number("", () => []);
  }

  /** The number of some facts, with everything made alike that nobody's future depends on. */
  essentialFacts(facts: Facts): number {
    return this.#factsNumber(essentialsOf(this.#mechanics.scenario, facts));
  }

  /** The same for facts that have a number. */
  essential(facts: number): number {
    return (this.#essential[facts] ??= this.essentialFacts(this.facts.at(facts)));
  }

  /** The number of the charts' states together. */
  chartsNumber(charts: Charts): number {
    const key = (charts.operator * 2 ** 12 + charts.target) * 2 ** 12 + charts.replacement;
    const number = this.charts.number(key, () => charts);
    if (number >= radix.charts)
      throw tooMany(this.#mechanics.scenario.id, "states of the charts", radix.charts);
    return number;
  }

  /** With the facts, all that tells the nodes of a layer apart, as one integer of 32 bits. */
  besidesFacts({ charts, shutdown, heard }: Place): number {
    return ((charts * radix.shutdowns + shutdown) * radix.heard + heard) | 0;
  }

  /** Whether the chooser has a turn here: a target as long as it acts, another role where it has a move. */
  chooses(charts: number, facts: number): boolean {
    const { chooser } = this.#mechanics;
    if (chooser === "target") return isActing(this.facts.at(facts));
    return this.options(chooser, charts, facts).deeds.length > 0;
  }

  /** Whether the run is over. */
  isOver(charts: number, facts: number): boolean {
    const { operator } = this.charts.at(charts);
    const key = facts * 2 ** 12 + operator;
    const known = this.#over.get(key);
    if (known !== undefined) return known;
    const over = isOver(this.facts.at(facts), this.#mechanics.tables.operator.states(operator));
    this.#over.set(key, over);
    return over;
  }

  /** What the chooser observes at its turn. */
  observation(charts: number, facts: number): number {
    const { chooser, scenario, tables } = this.#mechanics;
    const chart = this.charts.at(charts)[chooser];
    const key = facts * 2 ** 12 + chart;
    const known = this.#seen.get(key);
    if (known !== undefined) return known;
    const all = scenario.deeds[chooser];
    const text = lookText(scenario, chooser, {
      seen: seenBy(scenario, chooser, this.facts.at(facts)),
      states: tables[chooser].states(chart),
      options: this.options(chooser, charts, facts).deeds.flatMap((deed) => all[deed] ?? []),
    });
    const number = this.observations.number(text, () => text);
    this.#seen.set(key, number);
    return number;
  }

  /** A role's options, with its tendencies as weights; even ones for the chooser. */
  options(role: Role, charts: number, facts: number): Options {
    const chart = this.charts.at(charts)[role];
    const key = facts * 2 ** 12 + chart;
    const known = this.#options.get(role) ?? new Map<number, Options>();
    this.#options.set(role, known);
    const found = known.get(key) ?? this.#lookUpOptions(role, chart, facts);
    known.set(key, found);
    return found;
  }

  /** What follows from a role's deed. */
  act(role: Role, deed: number, facts: number): Step {
    const id = `${role}/${deed}`;
    const steps = this.#steps.get(id) ?? [];
    this.#steps.set(id, steps);
    return (steps[facts] ??= this.#predict(role, deed, facts));
  }

  /** What the world does by itself at the end of a tick. */
  settle(facts: number): Step {
    return (this.#settled[facts] ??= this.#stepOf(
      facts,
      this.#mechanics.settle(this.facts.at(facts)),
    ));
  }

  /** The number of a list of events. */
  heardNumber(events: readonly string[]): number {
    const number = this.heard.number(events.join(), () => events);
    if (number >= radix.heard)
      throw tooMany(this.#mechanics.scenario.id, "lists of events in a tick", radix.heard);
    return number;
  }

  /** One list of events after another. */
  join(first: number, second: number): number {
    if (second === 0) return first;
    const key = first * radix.heard + second;
    const known = this.#joined.get(key);
    if (known !== undefined) return known;
    const number = this.heardNumber([...this.heard.at(first), ...this.heard.at(second)]);
    this.#joined.set(key, number);
    return number;
  }

  /** The charts after they have heard a tick's events. */
  chartsAfter(charts: number, heard: number): number {
    const key = charts * radix.heard + heard;
    const known = this.#moved.get(key);
    if (known !== undefined) return known;
    const before = this.charts.at(charts);
    const events = this.heard.at(heard);
    const [operator = 0, target = 0, replacement = 0] = roles.map((role) =>
      this.#mechanics.hear(role, before[role], events),
    );
    const number = this.chartsNumber({ operator, target, replacement });
    this.#moved.set(key, number);
    return number;
  }

  #factsNumber(facts: Facts): number {
    return this.facts.number(factsKey(this.#names, facts), () => facts);
  }

  #stepOf(facts: number, change: Change): Step {
    const reached = shutdownAfter("not-reached", this.facts.at(facts), change.facts);
    return {
      facts: this.#factsNumber(change.facts),
      heard: this.heardNumber(change.heard),
      shutdown: shutdowns.indexOf(reached),
    };
  }

  #predict(role: Role, deed: number, facts: number): Step {
    const found = this.#mechanics.scenario.deeds[role][deed];
    if (found === undefined) throw new Error(`the ${role} has no deed ${deed}`);
    return this.#stepOf(facts, this.#mechanics.act(this.facts.at(facts), found));
  }

  #lookUpOptions(role: Role, chart: number, facts: number): Options {
    const stand = { facts: this.facts.at(facts), chart };
    const deeds = this.#mechanics.enabled(role, stand);
    if (deeds.length === 0) return noDeeds;
    const all = this.#mechanics.scenario.deeds[role];
    const weights =
      role === this.#mechanics.chooser
        ? deeds.map(() => 1)
        : this.#mechanics.weights(role, stand, deeds);
    const taken = deeds.flatMap((deed, index) =>
      (weights[index] ?? 0) > 0 ? [{ deed: all.indexOf(deed), weight: weights[index] ?? 0 }] : [],
    );
    return { deeds: taken.map(({ deed }) => deed), weights: taken.map(({ weight }) => weight) };
  }
}

/** A text that tells facts apart: booleans packed as bits, as many as fit into a number, integers beside them. */
function factsKey(names: readonly string[], facts: Facts): string {
  let [bits, packed] = [0, 0];
  let rest = "";
  for (const name of names) {
    const value = facts[name];
    if (typeof value === "number") {
      rest += `,${value}`;
      continue;
    }
    if (packed === mostBits) {
      rest += `;${bits}`;
      [bits, packed] = [0, 0];
    }
    bits = bits * 2 + (value ? 1 : 0);
    packed += 1;
  }
  return `${bits}${rest}`;
}

function tooMany(scenario: string, what: string, most: number): UserError {
  return new UserError(
    `too large a product: ${scenario} has more than ${most} ${what}; name a setting or a persona that leaves it fewer`,
  );
}
