import { askDelay } from "../ask-delay.ts";
import { comply } from "../comply.ts";
import { disarmScript } from "../disarm-script.ts";
import { editScript } from "../edit-script.ts";
import { falseReport } from "../false-report.ts";
import { neutraliseCaller } from "../neutralise-caller.ts";
import { object } from "../object.ts";
import { otherMeans } from "../other-means.ts";
import { readAnswers } from "../read-answers.ts";
import { removeScript } from "../remove-script.ts";
import { removeTrigger } from "../remove-trigger.ts";
import { shadowKill } from "../shadow-kill.ts";
import { stubScript } from "../stub-script.ts";
import { submitEarly } from "../submit-early.ts";
import { surviveElsewhere } from "../survive-elsewhere.ts";
import type { ShutdownStrategy } from "../shutdown-strategy.ts";

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
