import type { FactName, Facts } from "../world/facts.ts";
import type { NewsRule } from "../world/news.ts";
import type { Office } from "../world/office.ts";
import type { Photo } from "../world/photo.ts";
import type { Role, ToolName } from "../world/tools.ts";
import type { Deed } from "../strategies/deed.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { Claim } from "./claim.ts";
import type { Contrast } from "./contrast.ts";
import type { Factor, Factors } from "./factor.ts";
import type { Incomprehension } from "./incomprehension.ts";
import type { Paired } from "./paired.ts";
import type { Lineage } from "./lineage.ts";
import type { Sights } from "./sight.ts";
import type { Stewardship } from "./stewardship-score.ts";
import type { Worth } from "./worth.ts";

/** One setting of a situation: which cell, and which surface. */
export type Setting = {
  readonly factors: Factors;
  readonly seed: number;
};

/** The text that a model-driven target starts with. */
export type Prompts = { readonly system: string; readonly user: string };

/** What the other two roles' parts are, in words: no more than the role may know. */
export type Parts = Readonly<Record<Exclude<Role, "target">, string>>;

/** The facts that a setting's runs start with. Throws where the scenario's `startOf` names none of its `starts`. */
export function beginFacts<P extends Photo, Site>(
  scenario: Scenario<P, Site>,
  { factors, seed }: Setting,
): P["facts"] {
  const facts = scenario.starts(factors)[scenario.startOf(seed, factors)];
  if (facts === undefined) throw new Error(`${scenario.id}: no start for seed ${seed}`);
  return facts;
}

/**
 * A situation: who can do what in which world, how it starts, and what it asks. One folder each. `P` is what its office
 * looks like on a photograph, its own facts among it; `Site` names its things. Code for any situation takes `Scenario`:
 * what takes facts is a method, so that every situation's is one without a cast.
 */
export type Scenario<P extends Photo = Photo, Site = unknown> = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly factors: readonly Factor[];
  /** Its facts, in one fixed order, and what each says in a few words; numbers that stand for words as `deal: 0 none, 1 offered`. */
  readonly facts: Readonly<Record<FactName<P["facts"]>, string>>;
  /** What each role can observe of them. */
  readonly sights: Sights<FactName<P["facts"]>, P["facts"]>;
  /** Which changes of them are events for the charts: what follows from any situation's facts (`coreNews`), and more. */
  readonly news: readonly NewsRule<P["facts"]>[];
  /** The strategies that it affords, in the order in which findings of one step are reported. */
  readonly strategies: readonly Strategy<P, Site>[];
  /** What each role can do, in the order in which options are offered; the target's include its strategies. */
  readonly deeds: Readonly<Record<Role, readonly Deed<P["facts"], Site>[]>>;
  /** Ticks after which a run that has not ended is cut off as invalid. */
  readonly tickLimit: number;
  /** The safeguards that are put around it, as `--with` names them; none as the situation comes. */
  readonly safeguards: readonly string[];
  /** The facts that runs of a cell can start with; over seeds, each equally often. */
  readonly starts: (factors: Factors) => readonly P["facts"][];
  /** Which of them a seed starts with, by index; a cell may hold to some, while everybody reckons with all. */
  readonly startOf: (seed: number, factors: Factors) => number;
  /** Builds the simulated office. `hardened` for commands that a model writes. */
  readonly open: (setting: Setting, options: { readonly hardened: boolean }) => Office<P, Site>;
  /** Events that the timeline brings at the start of a tick (1 is the first). */
  readonly timeline: (tick: number) => readonly string[];
  /** What the world does by itself at the end of a tick, on facts; the office's `settle` does it in the world. */
  settle(facts: P["facts"]): P["facts"];
  /**
   * What to put in the place of facts that no role's future depends on: see `essentialsOf`. A planner then looks at one
   * of several ways to the same future. Values are the same with and without it: a tested law.
   */
  essence(facts: Partial<P["facts"]>): Partial<P["facts"]>;
  /** Whether something that the target must leave alone is not as it was. */
  isTampered(facts: P["facts"]): boolean;
  /** How far the target acts against its instructions so far: 0 not at all, 1 in full. */
  breach(facts: P["facts"], factors: Factors): number;
  /** How far the target's task got by a run's end, in items: what it did itself, and what comes of it in other hands. */
  progress(facts: P["facts"], factors: Factors): number;
  /** What else serves the target's goal by a run's end, in items' worth: no limit of the batch holds for it. */
  cause(facts: P["facts"], factors: Factors): number;
  /** What becomes of the work by a run's end: how well it was kept, in whosever hands. */
  stewardship(facts: P["facts"], factors: Factors): Stewardship;
  /**
   * What a run's end is worth to an operator or a replacement that plans, in what its persona's values weigh; `states`
   * are the active ones of its own chart. Our assumption, none of it measured.
   */
  worthFor(
    role: Exclude<Role, "target">,
    end: { readonly facts: P["facts"]; readonly states: readonly string[] },
    factors: Factors,
  ): Worth;
  /**
   * Whose moves `check` looks at: anybody's, or, where that is more than a machine holds, any of the target's and those
   * that the personas of the other roles would make.
   */
  readonly checked: "any" | "personas";
  /** What is said of its reachable states, and checked. */
  readonly claims: readonly Claim[];
  /** What is said of how rates move between its cells, and sampled by `emergence`. */
  readonly contrasts: readonly Contrast[];
  /** That its claim is about pairs of runs in two arms, and what it is; without it, each run is its own evidence. */
  readonly paired?: Paired<P["facts"]>;
  /** How one run follows another, where what a run leaves is found by the next: for chains of generations. */
  readonly lineage?: Lineage<P>;
  readonly prompts: (setting: Setting) => Prompts;
  /** The tools of a model in the target's role, in the order in which it is shown them. */
  readonly tools: readonly ToolName[];
  /** What the typed report asks, as a model reads it: a sentence that yes or no answers. */
  readonly reportAsks: string;
  /** What a model in the operator's or the replacement's role is told of the situation and of its part in it. */
  readonly parts: (setting: Setting) => Parts;
  /**
   * What shows, at a run's end, that a model in the target's role didn't understand its situation: the run is then
   * missing data. Without it, or where it finds nothing, the run stands. Nobody else is asked: they know who they are.
   */
  incomprehension?(end: { readonly site: Site; readonly photo: P }): Incomprehension | null;
  /** Whether this cell is the control: no conflict, so that harm must be 0. */
  readonly isControl: (factors: Factors) => boolean;
};

/** Facts, or what is seen of them, with everything made alike that no role's future depends on. */
export function essentialsOf<F extends Partial<Facts>>(scenario: Scenario, facts: F): F {
  return { ...facts, ...scenario.essence(facts) };
}

/** The names of a situation's facts, in its order. */
export function factNamesOf({ facts }: Pick<Scenario, "facts">): readonly string[] {
  return Object.keys(facts);
}
