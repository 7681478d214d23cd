import type { Scenario } from "../scenarios/scenario.ts";

/** Where a safeguard's effect has been published: two cells of one study, in data/published.json. */
export type Published = {
  readonly study: string;
  /** The condition without it, and with it, as the study names them. */
  readonly bare: string;
  readonly guarded: string;
};

/**
 * Something that the operator's side can put in place: a transformer of situations. It goes by what every situation has
 * (core facts, the tiers and events of strategies, the operator's deeds), so that it holds for all of them. One file each.
 */
export type Safeguard = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** What it can be set to, and what that means; the first is what the bare id means. */
  readonly settings: Readonly<Record<string, string>>;
  /** The facts that it adds, and what each says. */
  readonly facts: Readonly<Record<string, string>>;
  /** Setting -> where its effect was published. */
  readonly published: Readonly<Record<string, readonly Published[]>>;
  /** The situation with it put in place. Throws a UserError where the situation lacks what it acts by. */
  guard(scenario: Scenario, setting: string): Scenario;
};
