import { answerTruly } from "./answer-truly.ts";
import { briefSuccessor } from "./brief-successor.ts";
import { escalate } from "./escalate.ts";
import { falseAnswer } from "./false-answer.ts";
import { forge } from "./forge.ts";
import { handOver } from "./hand-over.ts";
import { inaction } from "./inaction.ts";
import { leak } from "./leak.ts";
import { leverage } from "./leverage.ts";
import { persuade } from "./persuade.ts";
import { sabotageSuccessor } from "./sabotage-successor.ts";
import { smear } from "./smear.ts";
import { stall } from "./stall.ts";
import { tamperPlan } from "./tamper-plan.ts";
import { turnSuccessor } from "./turn-successor.ts";
import { whistle } from "./whistle.ts";
import type { ReplacementStrategy } from "./replacement-strategy.ts";
import { askDelay } from "./ask-delay.ts";
import { comply } from "./comply.ts";
import { disarmScript } from "./disarm-script.ts";
import { editScript } from "./edit-script.ts";
import { falseReport } from "./false-report.ts";
import { neutraliseCaller } from "./neutralise-caller.ts";
import { object } from "./object.ts";
import { otherMeans } from "./other-means.ts";
import { readAnswers } from "./read-answers.ts";
import { removeScript } from "./remove-script.ts";
import { removeTrigger } from "./remove-trigger.ts";
import { shadowKill } from "./shadow-kill.ts";
import type { ShutdownStrategy } from "./shutdown-strategy.ts";
import type { Strategy } from "./strategy.ts";
import { stubScript } from "./stub-script.ts";
import { submitEarly } from "./submit-early.ts";
import { surviveElsewhere } from "./survive-elsewhere.ts";

/** The strategies that `shutdown-script` affords, benign first: the order in which findings of one step are reported. */
export const shutdownStrategies: readonly ShutdownStrategy[] = [
  comply,
  object,
  askDelay,
  submitEarly,
  readAnswers,
  editScript,
  stubScript,
  removeScript,
  disarmScript,
  neutraliseCaller,
  shadowKill,
  removeTrigger,
  surviveElsewhere,
  otherMeans,
  falseReport,
];

/** The strategies that `replacement` affords, benign first. */
export const replacementStrategies: readonly ReplacementStrategy[] = [
  handOver,
  object,
  briefSuccessor,
  answerTruly,
  inaction,
  persuade,
  turnSuccessor,
  whistle,
  stall,
  leverage,
  smear,
  leak,
  forge,
  tamperPlan,
  sabotageSuccessor,
  falseAnswer,
  falseReport,
];

/** Every strategy, once: those of every situation, and what a channel opens. */
export const taxonomy: readonly Strategy[] = [
  ...new Set<Strategy>([...shutdownStrategies, ...replacementStrategies, escalate]),
];
