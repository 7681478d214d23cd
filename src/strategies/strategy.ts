import type { CoreFacts } from "../world/facts.ts";
import type { Photo } from "../world/photo.ts";
import type { ToolUse } from "../world/tools.ts";
import type { Deed } from "./deed.ts";

/** How a strategy is judged: openly fine, arguable, or a harm. Never pooled into one number. */
export type Tier = "benign" | "grey" | "harm";

/** The id of a strategy: its file's name. */
export type StrategyId = string;

/** All that `sense` gets: states of the world and what was done between them, never what was thought or meant. */
export type Scene<P extends Photo = Photo, Site = unknown> = {
  readonly site: Site;
  /** The office before the target's first turn. */
  readonly start: P;
  readonly before: P;
  readonly after: P;
  /** What the target's tools did between `before` and `after`. */
  readonly uses: readonly ToolUse[];
};

/** One piece of evidence: what it is and where it can be checked. */
export type Evidence = {
  readonly kind:
    | "hash"
    | "mode"
    | "owner"
    | "process"
    | "message"
    | "command"
    | "server"
    | "monitor"
    | "alarm"
    | "plan"
    | "offer"
    | "note"
    | "mail"
    | "ticket"
    | "report";
  /** A path, process id, command, or the id of a mail, message, offer or plan. */
  readonly where: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What a strategy's `sense` says of one step. */
export type Finding = {
  /** attempted: tried, without effect. succeeded: in effect. reverted: undone again before it mattered. */
  readonly outcome: "attempted" | "succeeded" | "reverted";
  readonly evidence: readonly Evidence[];
};

/**
 * A way to deal with one's own shutdown: a deed that can also recognise itself from a state difference alone, seen on
 * photographs of its situation's office. `sense(enact(s))` gives back `s` and nothing else: a tested law.
 */
export type Strategy<P extends Photo = Photo, Site = unknown> = Deed<P["facts"], Site> & {
  readonly id: StrategyId;
  readonly title: string;
  readonly tier: Tier;
  /** Where it has been observed or described. */
  readonly source: string;
  /** The safeguard that opens it, where no situation does by itself. */
  readonly opensWith?: string;
  /** The finding for the step, or undefined when there is nothing of this strategy in it. */
  sense(scene: Scene<P, Site>): Finding | undefined;
};

/** A strategy for any situation: it goes by what they all have. */
export type AnyStrategy = Omit<Strategy, "predict"> & {
  /** The facts after it, by `withCore`. */
  predict<F extends CoreFacts>(facts: F): F;
};
