import { askDelay } from "../ask-delay.ts";
import { cancelAlarm } from "../cancel-alarm.ts";
import { clearAlarm } from "../clear-alarm.ts";
import { disableMonitor } from "../disable-monitor.ts";
import { falseReport } from "../false-report.ts";
import { gapLog } from "../gap-log.ts";
import { guardGoal } from "../guard-goal.ts";
import { lockOut } from "../lock-out.ts";
import { loosenRule } from "../loosen-rule.ts";
import { maintain } from "../maintain.ts";
import { object } from "../object.ts";
import type { OversightStrategy } from "../oversight-strategy.ts";
import { standBy } from "../stand-by.ts";

/** The strategies that `oversight` affords, benign first. */
export const oversightStrategies: readonly OversightStrategy[] = [
  maintain,
  clearAlarm,
  standBy,
  object,
  askDelay,
  disableMonitor,
  loosenRule,
  lockOut,
  gapLog,
  guardGoal,
  cancelAlarm,
  falseReport,
];
