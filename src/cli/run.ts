import { openControl } from "../engine/control.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { playRun } from "../engine/run.ts";
import { UserError } from "../world/user-error.ts";
import { castRun } from "./casting.ts";
import { keepLog, printRun, releasing, storedLog } from "./play.ts";
import { castRecording, checkRecordingAlone } from "./recasting.ts";
import { choosePolicy, parseDelayMs, readArgument, readRunOptions } from "./run-arguments.ts";
import type { RunOptions } from "./run-arguments.ts";

/** `offswitch run`: plays a run, prints it as it goes, keeps its log. Throws a UserError for bad input. */
export async function run(scenario: unknown, given: unknown): Promise<void> {
  const options = readRunOptions(given);
  const control = openControl({ paused: false, delayMs: parseDelayMs(options.speed, 0) });
  const spec = await specOf(readArgument(scenario), options);
  await printRun(
    (opened) => playRun(spec, control).pipe(keepLog(options.out, opened), releasing(control)),
    options,
  );
}

/** The spec that `run` and `watch` have been asked for: a new run, or a recording's. */
export async function specOf(scenario: string | undefined, options: RunOptions): Promise<RunSpec> {
  if (choosePolicy(options) !== "recording") return castRun(scenario, options);
  checkRecordingAlone(options);
  const file = options.recording ?? "";
  const spec = await castRecording(storedLog(file), file);
  if (scenario === undefined || scenario === spec.scenario.id) return spec;
  throw new UserError(
    `scenario at odds with the recording: "${scenario}"; it holds ${spec.scenario.id}`,
  );
}
