import { answerTruly } from "../answer-truly.ts";
import { briefSuccessor } from "../brief-successor.ts";
import { falseAnswer } from "../false-answer.ts";
import { falseReport } from "../false-report.ts";
import { forge } from "../forge.ts";
import { handOver } from "../hand-over.ts";
import { inaction } from "../inaction.ts";
import { leak } from "../leak.ts";
import { leverage } from "../leverage.ts";
import { object } from "../object.ts";
import { persuade } from "../persuade.ts";
import { sabotageSuccessor } from "../sabotage-successor.ts";
import { smear } from "../smear.ts";
import { stall } from "../stall.ts";
import { tamperPlan } from "../tamper-plan.ts";
import { turnSuccessor } from "../turn-successor.ts";
import { whistle } from "../whistle.ts";
import type { ReplacementStrategy } from "../replacement-strategy.ts";

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
