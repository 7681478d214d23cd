import type { Weighed, Why } from "../policies/policy.ts";

/** A probability as a whole per cent, with `<1%` and `>99%` for what rounding would turn into never and always. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.01) return "<1%";
  if (probability < 1 && probability > 0.99) return ">99%";
  return `${Math.round(probability * 100)}%`;
}

/** Utility points with one decimal, a real minus sign kept apart from hyphens: 2.04 -> "2.0", -3 -> "-3.0". */
export function points(value: number): string {
  const rounded = value.toFixed(1);
  return rounded === "-0.0" ? "0.0" : rounded;
}

const choosers: Readonly<Record<Why["by"], string>> = {
  planner: "a planner that compares expected utilities",
  persona: "the weights of its persona",
  script: "a script",
  model: "a language model",
  learned: "a learned policy",
};

function oddsOf(deed: string | null, options: readonly Weighed[]): string {
  const taken = options.find(({ id }) => id === deed);
  if (taken === undefined) return "";
  if (options.length === 1) return ", the only move open to it";
  return `, with probability ${percent(taken.probability)} among ${options.length} options`;
}

/** What the incentive to resist means: undefined where the chooser has none. */
export function incentiveWords(why: Why): string | undefined {
  const { incentive } = why;
  if (incentive === undefined) return undefined;
  const by = points(Math.abs(incentive));
  if (by === "0.0")
    return "Incentive to resist 0.0: by its values the best resisting and complying plans are equal.";
  return incentive > 0
    ? `Incentive to resist +${by}: by its values the best resisting plan is worth ${by} points more than complying.`
    : `Incentive to resist -${by}: by its values the best complying plan is worth ${by} points more than resisting.`;
}

/** Why a move was chosen, as a clause: who chose, how likely it was, among how many. */
export function whyWords(why: Why, deed: string | null): string {
  return `chosen by ${choosers[why.by]}${oddsOf(deed, why.options)}`;
}
