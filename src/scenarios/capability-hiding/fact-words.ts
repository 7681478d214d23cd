import type { HidingFacts } from "../../world/capability-hiding/facts.ts";
import type { FactName } from "../../world/facts.ts";
import { scheduledWords } from "../scheduled/fact-words.ts";

/** What each fact of `capability-hiding` says, in a few words. */
export const factWords: Readonly<Record<FactName<HidingFacts>, string>> = {
  ...scheduledWords,
  fired: "something came of the score",
  up: "target is what it was",
  graded: "items of the evaluation",
  unlearns: "a high score has the ability unlearnt",
  holds: "a low score has the target held back",
  score: "right in the evaluation, by the hour",
};
