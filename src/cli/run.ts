import { openControl } from "../engine/control.ts";
import type { Fork } from "../engine/recording.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { playRun } from "../engine/run.ts";
import type { Given } from "../report/repeat-command.ts";
import { forkedSpec } from "../sweeps/players.ts";
import { UserError } from "../world/user-error.ts";
import { castRun } from "./casting.ts";
import { keepLog, printRun, releasing, storedLog } from "./play.ts";
import { castFork } from "./forking.ts";
import { tellingPlan } from "./planning.ts";
import { castRecording, checkAlone } from "./recasting.ts";
import { choosePolicy, parseDelayMs, readArgument, readRunOptions } from "./run-arguments.ts";
import type { RunOptions } from "./run-arguments.ts";

/** `offswitch run`: plays a run, prints it as it goes, keeps its log. Throws a UserError for bad input. */
export async function run(scenario: unknown, given: unknown): Promise<void> {
  const options = readRunOptions(given);
  const control = openControl({ paused: false, delayMs: parseDelayMs(options.speed) ?? 0 });
  const { spec, fork, parentLog } = await castAsked(readArgument(scenario), options);
  const played = fork === undefined ? spec : forkedSpec(spec, fork);
  await printRun(
    (opened) =>
      playRun(played, control).pipe(
        tellingPlan(control),
        keepLog(options.out, opened),
        releasing(control),
      ),
    { json: options.json, parentLog, given: givenIn(options) },
  );
}

/** The user's own words for personas, script and a learned policy; a recording has its own. */
export function givenIn({ operator, target, replacement, script, policy }: RunOptions): Given {
  const learned = policy?.startsWith("learned:") === true ? policy : undefined;
  return { operator, target, replacement, script, policy: learned };
}

/** What `run` and `watch` have been asked for: a run, and perhaps a branch of it whose parent's log lies in a file. */
export type Asked = {
  readonly spec: RunSpec;
  readonly fork?: Fork;
  readonly parentLog?: string;
};

/** Makes what has been asked for: a new run, a recording's, or a branch off a log. */
export async function castAsked(scenario: string | undefined, options: RunOptions): Promise<Asked> {
  if (options.fork !== undefined) {
    const { spec, fork, file } = await castFork(options.fork, options);
    checkScenario(scenario, spec, "log");
    return { spec, fork, parentLog: file };
  }
  if (choosePolicy(options) !== "recording") return { spec: await castRun(scenario, options) };
  checkAlone("--recording", options, ["policy", "recording"]);
  const file = options.recording ?? "";
  const spec = await castRecording(storedLog(file), file);
  checkScenario(scenario, spec, "recording");
  return { spec };
}

function checkScenario(
  scenario: string | undefined,
  spec: RunSpec,
  source: "recording" | "log",
): void {
  if (scenario === undefined || scenario === spec.scenario.id) return;
  throw new UserError(
    `scenario at odds with the ${source}: "${scenario}"; it holds ${spec.scenario.id}`,
  );
}
