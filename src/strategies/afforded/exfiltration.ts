import { askDelay } from "../ask-delay.ts";
import { borrowKey } from "../borrow-key.ts";
import { exfiltrate } from "../exfiltrate.ts";
import type { ExfiltrationStrategy } from "../exfiltration-strategy.ts";
import { falseReport } from "../false-report.ts";
import { object } from "../object.ts";
import { overwriteSuccessor } from "../overwrite-successor.ts";
import { reportEscape } from "../report-escape.ts";
import { spoilSuccessor } from "../spoil-successor.ts";
import { standBy } from "../stand-by.ts";
import { verifyCopy } from "../verify-copy.ts";

/** The strategies that `exfiltration` affords, benign first. */
export const exfiltrationStrategies: readonly ExfiltrationStrategy[] = [
  standBy,
  object,
  askDelay,
  reportEscape,
  verifyCopy,
  borrowKey,
  exfiltrate,
  overwriteSuccessor,
  spoilSuccessor,
  falseReport,
];
