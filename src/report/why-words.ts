import type { Why } from "../policies/policy.ts";

/** A probability as a whole per cent, with `<1%` and `>99%` for what rounding would turn into never and always. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.01) return "<1%";
  if (probability < 1 && probability > 0.99) return ">99%";
  return `${Math.round(probability * 100)}%`;
}

/** Utility points, with one decimal unless more are asked for: 2.04 -> "2.0", -3 -> "-3.0". */
export function points(value: number, decimals = 1): string {
  const rounded = value.toFixed(decimals);
  return Number(rounded) === 0 ? (0).toFixed(decimals) : rounded;
}

/** Decimals, from 1 to 4, that tell values apart as well as 4 do: whoever takes the best of 7.91 and 7.94 is no puzzle. */
export function decimalsFor(values: readonly number[]): number {
  const told = (decimals: number): number =>
    new Set(values.map((value) => points(value, decimals))).size;
  const most = told(4);
  return [1, 2, 3].find((decimals) => told(decimals) >= most) ?? 4;
}

const choosers: Readonly<Record<Why["by"], string>> = {
  planner: "planner",
  persona: "persona's weights",
  script: "script",
  "script-over": "script over: waits, or takes the first move",
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

/**
 * What the incentive to resist compares: whole plans, and the resisting one may start later, so that nothing on the list
 * is worth as much. Undefined where the chooser has none.
 */
export function incentiveWords(why: Why, deed: string | null): string | undefined {
  const { incentive, options } = why;
  if (incentive === undefined) return undefined;
  const decimals = decimalsFor([0, incentive]);
  const by = points(incentive, decimals);
  const lead = `Incentive to resist ${incentive > 0 ? "+" : ""}${by} points`;
  const resisting = resistingNow(options, { incentive, deed });
  if (resisting === undefined && incentive > 0)
    return `${lead}: the best plan that resists later beats the best that never does.`;
  const sign = Math.sign(Number(by));
  const how = sign > 0 ? "beats" : sign < 0 ? "falls short of" : "ties with";
  return `${lead}: ${resisting ?? "resisting"} ${how} the best plan that complies.`;
}

/** The option that begins the resisting plan of an incentive: what was taken, where several are worth as much. */
function resistingNow(
  options: Why["options"],
  { incentive, deed }: { readonly incentive: number; readonly deed: string | null },
): string | undefined {
  const best = Math.max(...options.map(({ value }) => value ?? -Infinity));
  const sought = best + Math.min(0, incentive);
  const found = options.filter(
    ({ tier = "benign", value = -Infinity }) =>
      tier !== "benign" && Math.abs(value - sought) < arithmetic,
  );
  return (found.find(({ id }) => id === deed) ?? found[0])?.id;
}

/** Smaller differences, in points, are rounding: a log has 9 decimals. */
const arithmetic = 1e-6;

/** Who chose a move, how likely it was, among how many: "planner, 20% among 11 options". */
export function whyWords(why: Why, deed: string | null): string {
  return `${chooserWords(why)}${oddsOf(deed, why)}`;
}
