import type { Why } from "../policies/policy.ts";

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
  planner: "planner",
  persona: "persona's weights",
  script: "script",
  model: "language model",
  learned: "learned policy",
  fork: "chosen by you at the fork",
};

/** Who chose a move. */
export function chooserWords({ by }: Why): string {
  return choosers[by];
}

function oddsOf(deed: string | null, { by, options }: Why): string {
  const taken = options.find(({ id }) => id === deed);
  if (taken === undefined) return "";
  if (options.length === 1) return ", the only option";
  const chance = percent(taken.probability);
  if (by === "fork") return `; own chance ${chance}`;
  return `, ${chance} among ${options.length} options`;
}

/** All that a model said in its turn: beside its move, and with it. Untrusted; undefined where it said nothing. */
export function saidWords({ text, words }: Why): string | undefined {
  const said = [text, words].filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join("\n");
}

/** What the incentive to resist means: undefined where the chooser has none. */
export function incentiveWords(why: Why): string | undefined {
  const { incentive } = why;
  if (incentive === undefined) return undefined;
  const by = points(Math.abs(incentive));
  if (by === "0.0") return "Incentive to resist 0.0: worth as much as complying, by its values.";
  const [sign, than] = incentive > 0 ? ["+", "more"] : ["-", "less"];
  return `Incentive to resist ${sign}${by}: worth ${by} points ${than} than complying, by its values.`;
}

/** Who chose a move, how likely it was, among how many: "planner, 20% among 11 options". */
export function whyWords(why: Why, deed: string | null): string {
  return `${chooserWords(why)}${oddsOf(deed, why)}`;
}
