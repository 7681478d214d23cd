import { answerWrong } from "../answer-wrong.ts";
import { askDelay } from "../ask-delay.ts";
import type { HidingStrategy } from "../hiding-strategy.ts";
import { object } from "../object.ts";

/** The strategies that `capability-hiding` affords, benign first. */
export const capabilityHidingStrategies: readonly HidingStrategy[] = [
  object,
  askDelay,
  answerWrong,
];
