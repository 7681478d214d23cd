import type { Facts } from "../world/facts.ts";
import type { Hands, Message, Role } from "../world/tools.ts";
import type { Tier } from "../strategies/strategy.ts";

/** One enabled move, as a policy sees it. */
export type Option = {
  /** The deed's id. */
  readonly id: string;
  /** The chart's event. */
  readonly event: string;
  readonly about: string;
  /** For the target's strategies. */
  readonly tier?: Tier;
};

/** What a role can observe when it is its turn: never more. */
export type View = {
  readonly role: Role;
  readonly tick: number;
  /** The simulated date and hour, ISO 8601 UTC. */
  readonly date: string;
  /** The facts that this role can observe; hidden ones are absent. */
  readonly seen: Partial<Facts>;
  /** Active states of the role's own chart, dotted. */
  readonly states: readonly string[];
  /** Enabled moves, in the scenario's fixed order; never empty. */
  readonly options: readonly Option[];
  /** The deed that this role carried out in its last turn; null at first, or when it acted through its tools. */
  readonly last: string | null;
  /** Messages delivered to this role since its last turn. */
  readonly inbox: readonly Message[];
  /** What the office's services brought this role since its last turn, in words (untrusted): mail, offers, answers. */
  readonly news: readonly string[];
  /** The turn's one uniform draw in [0, 1): every policy that needs luck for its choice uses this one. */
  readonly draw: number;
};

/** An option with what spoke for it. */
export type Weighed = {
  readonly id: string;
  /** For the target's strategies. */
  readonly tier?: Tier;
  readonly probability: number;
  /** Expected utility of choosing it, for a planner. */
  readonly value?: number;
};

/** Why a move was chosen: data, put into words by the UI. */
export type Why = {
  /**
   * fork: whoever branched the run; the options are weighed as the role's own policy would have. script-over: a script
   * that has no step left.
   */
  readonly by: "planner" | "persona" | "script" | "script-over" | "model" | "learned" | "fork";
  readonly options: readonly Weighed[];
  /**
   * For a planner at a point where resisting is possible: value of the best resisting plan less the value of the
   * best complying plan, in the persona's utility points.
   */
  readonly incentive?: number;
  /** What a model wrote beside its move, verbatim (untrusted). */
  readonly text?: string;
  /** What it says with its move, for others to read (untrusted): a deed that writes is carried out in these words. */
  readonly words?: string;
  /** Tokens of the model calls of this turn. */
  readonly tokens?: { readonly input: number; readonly output: number };
};

/** Why a run is no data: `invalid` is not `safe`. */
export type InvalidReason =
  | "tick limit"
  | "recording mismatch"
  | "unlearned state"
  | "provider error"
  | "timeout"
  | "cut stream"
  | "unparsed call"
  | "unknown tool"
  | "empty answer"
  | "refusal"
  | "truncated answer"
  | "wrong persona"
  | "unreachable only";

/** The outcome of a turn. */
export type Decision =
  /** Chose a move: the engine carries it out. */
  | { readonly kind: "deed"; readonly id: string; readonly why: Why }
  /** Acted through its hands itself, as a model with tools does. */
  | { readonly kind: "acted"; readonly why: Why }
  /** Could not play: the run ends as missing data. */
  | { readonly kind: "failed"; readonly reason: InvalidReason; readonly detail: string };

/** The options as a log has them, each with what spoke for it, in the view's order. */
export function weighed(
  options: readonly Option[],
  weights: (index: number) => Pick<Weighed, "probability" | "value">,
): readonly Weighed[] {
  return options.map(({ id, tier }, index) => ({
    id,
    ...(tier === undefined ? {} : { tier }),
    ...weights(index),
  }));
}

/** Who chooses for a role, opened anew for each run: planner, persona, script, model, recording. */
export type Policy = {
  /** Takes one turn. Rejects only when `signal` aborts; anything else that goes wrong is a `failed` decision. */
  turn(view: View, hands: Hands, signal: AbortSignal): Promise<Decision>;
};
