import type { Facts } from "../world/facts.ts";
import type { Hands } from "../world/tools.ts";

/**
 * Something a role can do: an event of its chart, carried out in the simulated office by tool calls (`enact`) and
 * predicted on facts (`predict`). `observe` after `enact` equals `predict` before: a tested law.
 */
export type Deed = {
  /** Unique within a scenario; what policies, scripts and logs name. */
  readonly id: string;
  /** The chart's event; the machine must enable it. */
  readonly event: string;
  /** One line for people and models. */
  readonly about: string;
  /** Whether the world allows it now. The chart decides whether the role does. */
  readonly isFeasible: (facts: Facts) => boolean;
  readonly predict: (facts: Facts) => Facts;
  /** Carries it out by tool calls; `seen` is what the role can observe now. */
  readonly enact: (hands: Hands, seen: Partial<Facts>) => Promise<void>;
  /** What the chart hears at once, besides the news that follow from changed facts: the result of a look, say. */
  readonly outcome?: (before: Facts) => string;
};
