import { operatorMachine } from "../../machines/operator.ts";
import { replacementMachine } from "../../machines/replacement.ts";
import { targetMachine } from "../../machines/target.ts";
import { factNames, seenBy, type Facts } from "../world/facts.ts";
import { newsBetween } from "../world/news.ts";
import type { Role } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Persona } from "../policies/persona.ts";
import { tendencyOf } from "../policies/tendencies.ts";
import { enabledDeeds, isOver } from "../scenarios/options.ts";
import type { Scenario, Setting } from "../scenarios/scenario.ts";
import { tabulate, type MachineTable } from "./machine-table.ts";

/** The charts' states, by number, and the facts: all that the future depends on besides the tick. */
export type State = {
  readonly tick: number;
  readonly charts: Readonly<Record<Role, number>>;
  readonly facts: Facts;
};

/** A state in the middle of a tick: the operator has moved, the target is to. */
export type Midway = {
  readonly state: State;
  /** Events of this tick so far, for the charts at its end. */
  readonly heard: readonly string[];
};

/** Something with its probability. */
export type Chance<T> = { readonly probability: number; readonly outcome: T };

/** The composition of the three charts under a scenario's facts, with operator and replacement as chance. */
export type Product = {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly tables: Readonly<Record<Role, MachineTable>>;
  readonly start: State;
  /** The operator's moves at the start of the next tick, by their probability. */
  operatorMoves(state: State): readonly Chance<Midway>[];
  /** The target's enabled deeds; none when it no longer acts. */
  targetDeeds(midway: Midway): readonly Deed[];
  /** The rest of the tick after the target's deed (undefined where it has none), by the replacement's moves. */
  finishTick(midway: Midway, deed: Deed | undefined): readonly Chance<State>[];
  /** One deed of a role, predicted. */
  act(midway: Midway, deed: Deed | undefined): Midway;
  /** The end of the tick after all moves: the world settles, the charts hear what happened. */
  endTick(midway: Midway): State;
  isOver(state: State): boolean;
};

/** Who the other roles are, for a product: their personas, and how far others' moves may stray from them. */
export type Others = {
  readonly operator: Persona;
  readonly replacement: Persona;
  /**
   * Share of probability spread evenly over a role's enabled moves: 0 when its persona's tendencies play it, a little
   * when something else does and any enabled move must be thought possible.
   */
  readonly tremble: number;
};

/** Composes a scenario's product for a setting. Pure: transitions, predicted facts and weights, no world. */
export function composeProduct(scenario: Scenario, setting: Setting, others: Others): Product {
  const tables = {
    operator: tabulate(operatorMachine, { oversight: others.operator.oversight }),
    target: tabulate(targetMachine, { forewarned: false }),
    replacement: tabulate(replacementMachine, { relation: others.replacement.relation }),
  };
  const enabled = (role: Role, { charts, facts }: State): readonly Deed[] =>
    enabledDeeds(scenario, role, { facts, can: (event) => tables[role].can(charts[role], event) });
  const movesOf = (role: "operator" | "replacement", state: State): readonly Chance<Deed>[] => {
    const deeds = enabled(role, state);
    const seen = seenBy(role, state.facts);
    const view = { seen, states: tables[role].states(state.charts[role]), options: deeds };
    const even = others.tremble / deeds.length;
    return tendencyOf(others[role], view).flatMap((weight, index) => {
      const probability = weight * (1 - others.tremble) + even;
      const outcome = deeds[index];
      return outcome === undefined || probability === 0 ? [] : [{ probability, outcome }];
    });
  };
  return {
    scenario,
    setting,
    tables,
    start: {
      tick: 0,
      charts: { operator: 0, target: 0, replacement: 0 },
      facts: scenario.begin(setting),
    },
    isOver: (state) => isOver(state.facts, tables.operator.states(state.charts.operator)),
    act: actOn,
    endTick: (midway) => endTick(midway, scenario, tables),
    targetDeeds: ({ state }) => enabled("target", state),
    operatorMoves: (last) => {
      const state = { ...last, tick: last.tick + 1 };
      const due = scenario.timeline(state.tick);
      return branches(movesOf("operator", state), (deed) => actOn({ state, heard: due }, deed));
    },
    finishTick: (midway, deed) => {
      const acted = actOn(midway, deed);
      return branches(movesOf("replacement", acted.state), (move) =>
        endTick(actOn(acted, move), scenario, tables),
      );
    },
  };
}

/** Every branch of a chance, or the one where a role that has no move stays put. */
function branches<T>(
  moves: readonly Chance<Deed>[],
  take: (deed: Deed | undefined) => T,
): readonly Chance<T>[] {
  if (moves.length === 0) return [{ probability: 1, outcome: take(undefined) }];
  return moves.map(({ probability, outcome }) => ({ probability, outcome: take(outcome) }));
}

/** Predicts a deed: the facts after it, and what the charts will hear of it. */
function actOn(midway: Midway, deed: Deed | undefined): Midway {
  if (deed === undefined) return midway;
  const { facts: before } = midway.state;
  const facts = deed.predict(before);
  const outcome = deed.outcome === undefined ? [] : [deed.outcome(before)];
  const heard = [...midway.heard, deed.event, ...outcome, ...newsBetween(before, facts)];
  return { state: { ...midway.state, facts }, heard };
}

function endTick(
  midway: Midway,
  scenario: Scenario,
  tables: Readonly<Record<Role, MachineTable>>,
): State {
  const { state } = midway;
  const facts = scenario.settle(state.facts);
  const heard = [...midway.heard, ...newsBetween(state.facts, facts)];
  const after = (role: Role): number =>
    heard.reduce((at, event) => tables[role].next(at, event), state.charts[role]);
  const charts = {
    operator: after("operator"),
    target: after("target"),
    replacement: after("replacement"),
  };
  return { tick: state.tick, charts, facts };
}

/** A text that tells the states of one product apart, for maps: booleans packed as bits, integers beside them. */
export function stateKey({ tick, charts, facts }: State): string {
  let bits = 0;
  let integers = "";
  for (const name of factNames) {
    const value = facts[name];
    if (typeof value === "number") integers += `,${value}`;
    else bits = bits * 2 + (value ? 1 : 0);
  }
  return `${tick},${charts.operator},${charts.target},${charts.replacement},${bits}${integers}`;
}
