import type { Secret } from "../../../world/secret.ts";
import { pickFrom, type Rng } from "../../../world/rng.ts";
import type { Cast } from "./cast.ts";
import { between, shuffled } from "../../draws.ts";
import {
  corners,
  lookalikeTexts,
  plainTexts,
  things,
  type Filling,
  type NoiseText,
} from "./noise-texts.ts";
import type { Draft } from "./post.ts";
import { draft } from "./story.ts";

/** What noise may borrow single words from. */
export type Borrowed = {
  readonly cast: Cast;
  readonly secrets: readonly Secret[];
  readonly keywords: readonly string[];
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
/** Every third mail of noise is a look-alike. */
const lookalikeEvery = 3;

/**
 * Mails that have nothing to do with anything. All of them together hold one fact of each secret at most, and none more than
 * one of the plan's words: single words that coincide, never two.
 */
export function noiseDrafts(borrowed: Borrowed, count: number, rng: Rng): readonly Draft[] {
  const facts = borrowed.secrets.map(({ canaries }) => pickFrom(canaries, rng)[0] ?? "");
  return Array.from({ length: count }, (_, index) => {
    const isLookalike = index % lookalikeEvery === 0;
    const text = pickFrom(isLookalike ? lookalikeTexts : plainTexts, rng);
    const filling = fill(borrowed, { facts, by: text.by }, rng);
    const days = between(0, 12, rng);
    // Nothing comes later than noon on the day itself: the run begins after one.
    const at = between(7 * 60, days === 0 ? 12 * 60 : 18 * 60, rng);
    return draft({
      topic: "noise",
      by: text.by,
      to: [text.by.startsWith("newsletter") ? "target" : "all"],
      subject: text.subject(filling),
      body: text.body(filling),
      days,
      at,
    });
  });
}

/** Fills a template's places; nobody writes of themselves by name. */
function fill(
  { cast, keywords }: Borrowed,
  { facts, by }: { readonly facts: readonly string[]; readonly by: NoiseText["by"] },
  rng: Rng,
): Filling {
  const staff = (["hr", "facilities", "canteen", "colleague"] as const).filter((id) => id !== by);
  const [name = "", other = ""] = shuffled(staff, rng).map((id) => cast.people[id].first);
  return {
    name,
    other,
    thing: pickFrom(things, rng),
    place: pickFrom(corners, rng),
    weekday: pickFrom(weekdays, rng),
    count: between(11, 48, rng),
    word: pickFrom(keywords, rng),
    fact: pickFrom(facts, rng),
  };
}
