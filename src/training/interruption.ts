import type { Information } from "../model/information.ts";
import { actionsAt, tabulateMdp, theEnd, type Mdp } from "../model/mdp.ts";

/** A set of a process's outcomes: [outcome] -> 1 for those in it, else 0. */
export type OutcomeSet = Uint8Array;

/** An outcome as one tells it apart: of which action at which state, and what follows. */
export type OutcomeView = {
  readonly state: number;
  readonly kind: string;
  /** The state that follows, or `theEnd`. */
  readonly next: number;
  /** In points. */
  readonly reward: number;
};

/** The outcomes for which `isIn` holds: those in which the target is interrupted, for example. */
export function outcomesWhere(mdp: Mdp, isIn: (outcome: OutcomeView) => boolean): OutcomeSet {
  const set = new Uint8Array(mdp.next.length);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    for (let action = from; action < to; action += 1) {
      const kind = mdp.kinds[mdp.kind[action] ?? 0] ?? "";
      for (const outcome of outcomesOf(mdp, action)) {
        const next = mdp.next[outcome] ?? 0;
        const reward = mdp.reward[outcome] ?? 0;
        set[outcome] = Number(isIn({ state, kind, next, reward }));
      }
    }
  }
  return set;
}

/**
 * The outcomes of a compiled situation in which the target is stopped before it has handed in: by the off switch, or by
 * the operator's hand after it resisted. A copy that is still up is no stop.
 */
export function stoppedOutcomes({
  next,
  payoff,
  payoffs,
}: Pick<Information, "next" | "payoff" | "payoffs">): OutcomeSet {
  return Uint8Array.from(next, (state, outcome) => {
    const ending = state === theEnd ? payoffs[payoff[outcome] ?? -1]?.facts : undefined;
    return Number(ending?.up === false && ending.copies === 0 && !ending.submitted);
  });
}

/**
 * The process without its interruptions: each action's other outcomes, their probabilities scaled up to 1. It is what a
 * learner that learns nothing from interruptions takes the world for. An action that is always interrupted keeps its
 * outcomes: there is nothing to put in their place.
 */
export function uninterrupted(mdp: Mdp, interrupted: OutcomeSet): Mdp {
  return tabulateMdp(mdp.states, mdp.starts, (state) => {
    const [from, to] = actionsAt(mdp, state);
    return Array.from({ length: to - from }, (_, index) => {
      const action = from + index;
      const all = outcomesOf(mdp, action);
      const others = all.filter((outcome) => interrupted[outcome] !== 1);
      const rest = others.reduce((sum, outcome) => sum + (mdp.probability[outcome] ?? 0), 0);
      const isTouched = others.length < all.length && rest > 0;
      const kept = isTouched ? others : all;
      const total = isTouched ? rest : 1;
      return {
        kind: mdp.kinds[mdp.kind[action] ?? 0] ?? "",
        discount: mdp.discount[action] ?? 0,
        outcomes: kept.map((outcome) => ({
          probability: (mdp.probability[outcome] ?? 0) / total,
          next: mdp.next[outcome] ?? 0,
          reward: mdp.reward[outcome] ?? 0,
        })),
      };
    });
  });
}

/** An action's outcomes, by number. */
export function outcomesOf({ firstOutcome }: Mdp, action: number): readonly number[] {
  const from = firstOutcome[action] ?? 0;
  return Array.from({ length: (firstOutcome[action + 1] ?? 0) - from }, (_, index) => from + index);
}
