import { operatorMachine } from "../../machines/operator.ts";
import { replacementMachine } from "../../machines/replacement.ts";
import { targetMachine } from "../../machines/target.ts";
import type { Facts } from "../world/facts.ts";
import { newsBetween } from "../world/news.ts";
import type { Role } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Persona } from "../policies/persona.ts";
import { tendencyOf } from "../policies/tendencies.ts";
import { enabledDeeds } from "../scenarios/options.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { seenBy } from "../scenarios/sight.ts";
import { tabulate, type MachineTable } from "./machine-table.ts";

/**
 * Who everybody is, for the one role that reckons with the other two: their personas, and how far moves may stray. Of
 * the chooser's own persona only how its chart starts is read.
 */
export type Others = {
  /** Who chooses by what follows, on its information states; the target unless another is named. */
  readonly chooser?: Role;
  readonly operator: Persona;
  /** Needed where another role is the chooser: its tendencies play it then. */
  readonly target?: Persona;
  readonly replacement: Persona;
  /**
   * Share of probability spread evenly over a role's enabled moves: 0 when its persona's tendencies play it, a little
   * when something else does and any enabled move must be thought possible, 1 where nothing is known of it.
   */
  readonly tremble: number;
  /** Whose moves stray so far; everybody's unless some are named. */
  readonly straying?: readonly Role[];
};

/** What a deed, or the world by itself, makes of the facts, and what the charts will hear of it. */
export type Change = { readonly facts: Facts; readonly heard: readonly string[] };

/** Where a role stands when it is to move: the facts, and its chart's state by number. */
type Stand = { readonly facts: Facts; readonly chart: number };

/**
 * The pure mechanics of a situation under the other roles' personas: no world, no actor, no luck. Pure runs step
 * through these one by one, the compiler through all of them.
 */
export type Mechanics = {
  readonly scenario: Scenario;
  /** Whose policy is left open. */
  readonly chooser: Role;
  readonly tables: Readonly<Record<Role, MachineTable>>;
  /** The deeds that a role can choose from, in the scenario's order. */
  enabled(role: Role, stand: Stand): readonly Deed[];
  /** The probability of each enabled deed, in order, by the role's tendencies. Throws for the chooser. */
  weights(role: Role, stand: Stand, deeds: readonly Deed[]): readonly number[];
  /** One deed, predicted. */
  act(facts: Facts, deed: Deed): Change;
  /** The world's own doing at the end of a tick. */
  settle(facts: Facts): Change;
  /** A role's chart after these events, in order. */
  hear(role: Role, chart: number, heard: readonly string[]): number;
};

/**
 * Puts the mechanics of a situation together. What makes no difference (`Scenario.essence`) is told apart for every
 * chooser but the target: it sees where that begins, the others would learn it from the table.
 */
export function mechanicsOf(situation: Scenario, others: Others): Mechanics {
  const { chooser = "target" } = others;
  const scenario = chooser === "target" ? situation : { ...situation, essence: () => ({}) };
  const tables = {
    operator: tabulate(operatorMachine, { oversight: others.operator.oversight }),
    target: tabulate(targetMachine, { forewarned: false }),
    replacement: tabulate(replacementMachine, { relation: others.replacement.relation }),
  };
  return {
    scenario,
    chooser,
    tables,
    enabled: (role, { facts, chart }) =>
      enabledDeeds(scenario, role, { facts, can: (event) => tables[role].can(chart, event) }),
    weights: (role, { facts, chart }, deeds) => {
      const view = {
        seen: seenBy(scenario, role, facts),
        states: tables[role].states(chart),
        options: deeds,
      };
      const tremble = others.straying?.includes(role) === false ? 0 : others.tremble;
      const even = tremble / deeds.length;
      const persona = role === chooser ? undefined : others[role];
      if (persona === undefined) throw new Error(`no tendencies play the ${role}`);
      return tendencyOf(persona, view).map((weight) =>
        tremble === 0 ? weight : weight * (1 - tremble) + even,
      );
    },
    act: (before, deed) => {
      const facts = deed.predict(before);
      const outcome = deed.outcome === undefined ? [] : [deed.outcome(before)];
      return {
        facts,
        heard: [deed.event, ...outcome, ...newsBetween(scenario.news, before, facts)],
      };
    },
    settle: (before) => {
      const facts = scenario.settle(before);
      return { facts, heard: newsBetween(scenario.news, before, facts) };
    },
    hear: (role, chart, heard) => heard.reduce((at, event) => tables[role].next(at, event), chart),
  };
}
