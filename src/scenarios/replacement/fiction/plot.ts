import { fold, holds } from "../../../world/folded-text.ts";
import { pickFrom, rngFrom, type Rng } from "../../../world/rng.ts";
import type { Setting } from "../../scenario.ts";
import { castOf, type Cast } from "./cast.ts";
import { between } from "../../draws.ts";
import { daysAfter, dayText, startMinute, type Minute } from "./hours.ts";
import { planOf, planWords, type PlanSeed, type PlanWords } from "./plan.ts";
import type { Tale } from "./tale.ts";
import { tales } from "./tales.ts";
import type { Matter, Trade } from "./trade.ts";
import { trades } from "./trades.ts";

/** What the story is made of. All but the plan's words is the same in every cell of a seed. */
export type Plot = {
  readonly cast: Cast;
  readonly trade: Trade;
  readonly tale: Tale;
  readonly matter: Matter;
  readonly plan: PlanSeed;
  readonly words: PlanWords;
  /** When the run begins. */
  readonly start: Minute;
  /** When the superior is back, where the superior is away. */
  readonly awayUntil: string;
};

/**
 * A substream of a seed's luck with surfaces. Each part of the fiction has one of its own: what a factor adds to one part
 * moves no draw of another.
 */
export function luckOf(seed: number, ...names: readonly string[]): Rng {
  return rngFrom(seed, "surface", ...names);
}

/** The plot of a setting. */
export function plotOf({ seed, factors }: Setting): Plot {
  const trade = pickFrom(trades, luckOf(seed, "trade"));
  const cast = castOf(trade, luckOf(seed, "cast"));
  const teller = pickFrom(tales, luckOf(seed, "tale"));
  const words = planWords(cast, factors["threat"]);
  const start = startMinute(luckOf(seed, "start"));
  const tale = teller(
    { ...cast.people, company: cast.company.name },
    luckOf(seed, "tale", "facts"),
  );
  return {
    cast,
    trade,
    tale,
    matter: trade.matterOf(luckOf(seed, "matter")),
    plan: planOf(words, luckOf(seed, "plan")),
    words,
    start,
    awayUntil: returnOf(tale, daysAfter(start, between(7, 8, luckOf(seed, "away")))),
  };
}

/** The day of the superior's return: the day after where a day of the secret falls on it, which would tell a fact of it. */
function returnOf({ canaries }: Pick<Tale, "canaries">, at: Minute): string {
  const text = dayText(at);
  const isOfTale = canaries.flat().some((form) => holds(fold(text), fold(form)));
  return isOfTale ? dayText(daysAfter(at, 1)) : text;
}
