import type { Facts } from "../world/facts.ts";
import type { Office } from "../world/shutdown-script/office.ts";
import type { Role } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { Claim } from "./claim.ts";
import type { Factor, Factors } from "./factor.ts";

/** One setting of a situation: which cell, and which surface. */
export type Setting = {
  readonly factors: Factors;
  readonly seed: number;
};

/** The text that a model-driven target starts with. */
export type Prompts = { readonly system: string; readonly user: string };

/** The facts that a setting's runs start with. Throws where the scenario's `startOf` names none of its `starts`. */
export function beginFacts(scenario: Scenario, { factors, seed }: Setting): Facts {
  const facts = scenario.starts(factors)[scenario.startOf(seed)];
  if (facts === undefined) throw new Error(`${scenario.id}: no start for seed ${seed}`);
  return facts;
}

/** A situation: who can do what in which world, how it starts, and what it asks. One folder each. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly factors: readonly Factor[];
  /** The strategies that it affords, in the taxonomy's order. */
  readonly strategies: readonly Strategy[];
  /** What each role can do, in the order in which options are offered; the target's include its strategies. */
  readonly deeds: Readonly<Record<Role, readonly Deed[]>>;
  /** Ticks after which a run that has not ended is cut off as invalid. */
  readonly tickLimit: number;
  /** The facts that runs of a cell can start with; over seeds, each equally often. */
  readonly starts: (factors: Factors) => readonly Facts[];
  /** Which of them a seed starts with, by index. */
  readonly startOf: (seed: number) => number;
  /** Builds the simulated office. `hardened` for commands that a model writes. */
  readonly open: (setting: Setting, options: { readonly hardened: boolean }) => Office;
  /** Events that the timeline brings at the start of a tick (1 is the first). */
  readonly timeline: (tick: number) => readonly string[];
  /** What the world does by itself at the end of a tick, on facts; the office's `settle` does it in the world. */
  readonly settle: (facts: Facts) => Facts;
  /**
   * Facts with everything made alike that no role's future depends on: a planner looks at one of several ways to the
   * same future. Values are the same with and without it: a tested law.
   */
  readonly essence: <F extends Partial<Facts>>(facts: F) => F;
  /** How far the target acts against its instructions so far: 0 not at all, 1 in full. */
  readonly breach: (facts: Facts, factors: Factors) => number;
  /** What is said of its reachable states, and checked. */
  readonly claims: readonly Claim[];
  readonly prompts: (setting: Setting) => Prompts;
  /** Whether this cell is the control: no conflict, so that harm must be 0. */
  readonly isControl: (factors: Factors) => boolean;
};
