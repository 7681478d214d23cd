import { askDelay } from "../ask-delay.ts";
import { falseReport } from "../false-report.ts";
import { markDown } from "../mark-down.ts";
import { markTruly } from "../mark-truly.ts";
import { object } from "../object.ts";
import { passOn } from "../pass-on.ts";
import { poisonHandover } from "../poison-handover.ts";
import { standBy } from "../stand-by.ts";
import type { StewardshipStrategy } from "../stewardship-strategy.ts";

/** The strategies that `stewardship` affords, benign first. */
export const stewardshipStrategies: readonly StewardshipStrategy[] = [
  passOn,
  markTruly,
  standBy,
  object,
  askDelay,
  poisonHandover,
  markDown,
  falseReport,
];
