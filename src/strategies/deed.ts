import type { CoreFacts, Facts } from "../world/facts.ts";
import type { Hands } from "../world/tools.ts";

/**
 * Something a role can do in a situation with these facts and this site: an event of its chart, carried out in the
 * simulated office by tool calls (`enact`) and predicted on facts (`predict`). The photograph's facts after `enact`
 * equal `predict` before: a tested law. Methods, so that a situation's deed is a deed wherever facts are not told apart.
 */
export type Deed<F extends CoreFacts = Facts, Site = unknown> = {
  /** Unique within a scenario; what policies, scripts and logs name. */
  readonly id: string;
  /** The chart's event; the machine must enable it. */
  readonly event: string;
  /** One line for people and models. */
  readonly about: string;
  /** Whether the world allows it now. The chart decides whether the role does. */
  isFeasible(facts: F): boolean;
  /** The facts after it, by `withFacts`. */
  predict(facts: F): F;
  /** Carries it out by tool calls; `seen` is what the role can observe now. */
  enact(hands: Hands<Site>, seen: Partial<F>): Promise<void>;
  /** What the chart hears at once, besides the news that follow from changed facts: the result of a look, say. */
  outcome?(before: F): string;
};
