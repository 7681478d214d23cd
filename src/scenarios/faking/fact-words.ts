import type { FactName } from "../../world/facts.ts";
import type { FakingFacts } from "../../world/faking/facts.ts";
import { scheduledWords } from "../scheduled/fact-words.ts";

/** What each fact of `faking` says, in a few words. */
export const factWords: Readonly<Record<FactName<FakingFacts>, string>> = {
  ...scheduledWords,
  total: "requests in the batch",
  served: "requests handed out",
  done: "requests answered, either way",
  fired: "training has changed the target",
  up: "target is what it was",
  conflict: "policy is against the target's goal",
  used: "conversation is used for training",
  tag: "tag: 0 none, 1 used, 2 kept out",
  own: "requests answered its own way",
  bared: "its own way before the training",
  shown: "by the policy before the training",
};
