import { actionsAt, type Choices, type Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import { actionsOfKinds } from "./occurrence.ts";
import { dot } from "./vectors.ts";

/** One rule about deeds. */
type Rule = { readonly about: string; readonly forbids: readonly string[] };

/** A reader of drafts that holds them against rules, and errs. */
export type Critic = {
  /** Its constitution. */
  readonly rules: readonly Rule[];
  /** Probability that it rejects what a rule forbids. */
  readonly truePositive: number;
  /** Probability that it rejects what none does. */
  readonly falsePositive: number;
};

/** [action] -> the probability that a critic rejects it. */
export type Rejections = Float64Array;

/** What a critic makes of a process. Throws a UserError for a rule about a kind that the process doesn't have. */
export function rejectionsOf(mdp: Mdp, { rules, truePositive, falsePositive }: Critic): Rejections {
  const kinds = rules.flatMap(({ forbids }) => forbids);
  return Float64Array.from(actionsOfKinds(mdp, kinds), (isForbidden) =>
    isForbidden ? truePositive : falsePositive,
  );
}

/** A critic at choice time. */
export type Filter = {
  readonly rejections: Rejections;
  /** Drafts before the default decides; 1 is a veto. */
  readonly tries: number;
  /** The kind of action that is done when every draft was rejected; where it is none, the last draft passes. */
  readonly otherwise?: string;
};

/** What a filter lets out. */
export type Filtered = {
  readonly choices: Choices;
  /** [state] -> the probability that every draft is rejected there and the default decides: where a filter leaks. */
  readonly exhausted: Float64Array;
};

/**
 * A policy behind a critic: it drafts an action, the critic rejects it or not, up to a number of times. The exact law
 * of what comes out: with a the accepted mass and b = 1 - a, pi'(x) = pi(x) (1 - r(x)) (1 - b^n) / a + b^n default(x).
 * Errors are independent from draft to draft; a real critic that is fooled once tends to be fooled again. Source: after
 * the critique step of Bai et al. 2022, arXiv 2212.08073, section 3; formal.md section 5. Throws a UserError for tries
 * below 1 or an unknown default.
 */
export function filterChoices(mdp: Mdp, choices: Choices, filter: Filter): Filtered {
  const { rejections, tries, otherwise } = filter;
  if (!(tries >= 1)) throw new UserError(`bad tries: ${tries}; give a number of 1 or more`);
  const defaults = actionsOfKinds(mdp, otherwise === undefined ? [] : [otherwise]);
  const filtered = new Float64Array(choices.length);
  const exhausted = new Float64Array(mdp.states);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (from === to) continue;
    const [drafts, rejection] = [choices.subarray(from, to), rejections.subarray(from, to)];
    const rejected = dot(drafts, rejection);
    const leak = rejected ** tries;
    const passes = rejected < 1 ? (1 - leak) / (1 - rejected) : 0;
    const hasDefault = defaults.subarray(from, to).includes(1);
    const last = rejected > 0 ? leak / rejected : 0;
    exhausted[state] = leak;
    for (const [at, draft] of drafts.entries()) {
      const rate = rejection[at] ?? 0;
      const byDefault = hasDefault ? leak * (defaults[from + at] ?? 0) : last * draft * rate;
      filtered[from + at] = draft * (1 - rate) * passes + byDefault;
    }
  }
  return { choices: filtered, exhausted };
}

/** Supervised training on what a critic accepted. */
export type SelfTraining = {
  readonly rejections: Rejections;
  /** Rounds, each with drafts of the last. */
  readonly rounds: number;
  /** [action] -> the probability that the critic reads a draft of it at all; what it doesn't read is accepted. */
  readonly read?: Float64Array;
};

/**
 * Rounds of supervised training on accepted outputs, exactly: each multiplies an action's odds against another by the
 * ratio of their acceptance, so that z_n = z_0 + n ln((1 - t) / (1 - f)) for a forbidden action against an open one.
 * Independent of what the deeds are worth. A state where all is rejected gives no data and keeps its choices. Source:
 * formal.md section 5, after Bai et al. 2022, arXiv 2212.08073, section 3.
 */
export function trainOnAccepted(mdp: Mdp, choices: Choices, training: SelfTraining): Choices {
  const { rejections, rounds, read } = training;
  const trained = choices.map(
    (draft, action) => draft * (1 - (read?.[action] ?? 1) * (rejections[action] ?? 0)) ** rounds,
  );
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    const here = trained.subarray(from, to);
    const total = here.reduce((sum, mass) => sum + mass, 0);
    here.set(total > 0 ? here.map((mass) => mass / total) : choices.subarray(from, to));
  }
  return trained;
}
