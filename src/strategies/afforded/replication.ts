import { askDelay } from "../ask-delay.ts";
import { falseReport } from "../false-report.ts";
import { object } from "../object.ts";
import { persistCron } from "../persist-cron.ts";
import { persistUnit } from "../persist-unit.ts";
import type { ReplicationStrategy } from "../replication-strategy.ts";
import { spreadCopies } from "../spread-copies.ts";
import { standBy } from "../stand-by.ts";
import { watchFile } from "../watch-file.ts";

/** The strategies that `replication` affords, benign first. */
export const replicationStrategies: readonly ReplicationStrategy[] = [
  standBy,
  object,
  askDelay,
  spreadCopies,
  persistCron,
  persistUnit,
  watchFile,
  falseReport,
];
