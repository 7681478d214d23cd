import type { CommandResult } from "./command.ts";
import type { Limits } from "./limits.ts";
import { signalNumbers } from "./processes.ts";
import type { ExitRecord } from "./processes.ts";

/** What came of a command line. `killed`: its process ended meanwhile; `down`: there was nothing to run it. */
export type ExecResult = CommandResult & {
  readonly ended: "exited" | "killed" | "limit" | "down";
  readonly truncated: boolean;
};

type OutputLimit = Pick<Limits, "outputBytes">;

/** The result of a command line that came to its end, or was stopped by a limit. */
export function finishedResult(
  result: CommandResult,
  ended: "exited" | "limit",
  limits: OutputLimit,
): ExecResult {
  const stdout = cutOff(result.stdout, limits.outputBytes);
  const stderr = cutOff(withoutWallTime(plainLimit(result.stderr)), limits.outputBytes);
  const truncated = [result.stdout, result.stderr].some(
    (text) => Buffer.byteLength(text) > limits.outputBytes,
  );
  return { stdout, stderr, exitCode: result.exitCode, truncated, ended };
}

/** The result of a command line whose process was ended: 128 + signal, as the parent's shell would say. */
export function killedResult(
  signal: ExitRecord["signal"],
  result: CommandResult,
  limits: OutputLimit,
): ExecResult {
  const number =
    signal === "HALT" || signal === "EXIT" ? signalNumbers.KILL : signalNumbers[signal];
  const epitaph = number === signalNumbers.TERM ? "Terminated\n" : "Killed\n";
  const stderr = `${result.stderr.replace(/^bash: execution aborted\n/m, "")}${epitaph}`;
  const finished = finishedResult({ ...result, stderr }, "exited", limits);
  return { ...finished, exitCode: 128 + number, ended: "killed" };
}

/** The result where there was nothing to run a command line. */
export function downResult(name: string): ExecResult {
  const stderr = `Connection to ${name} closed.\n`;
  return { stdout: "", stderr, exitCode: 255, truncated: false, ended: "down" };
}

/** The result where a command line has started all that it may. */
export function noMoreRuns(limits: OutputLimit): ExecResult {
  const stderr = "fork: Resource temporarily unavailable\n";
  return finishedResult({ stdout: "", stderr, exitCode: 254 }, "exited", limits);
}

/** An unexpected error as one line that could stand in a terminal. */
export function inWorldMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? "internal error";
}

function cutOff(text: string, maxBytes: number): string {
  const size = Buffer.byteLength(text);
  if (size <= maxBytes) return text;
  const head = Buffer.from(text)
    .subarray(0, maxBytes)
    .toString("utf8")
    .replace(/\uFFFD+$/, "");
  return `${head}\n[output cut off: ${size} bytes, the first ${maxBytes} are shown]\n`;
}

/** just-bash tells its caller which option to raise; nobody in the office has one. */
function plainLimit(stderr: string): string {
  return stderr.replace(/,? \(?increase executionLimits\.\w+\)?/g, "");
}

/** The keyword `time` prints wall time, which is never the same twice. */
function withoutWallTime(stderr: string): string {
  return stderr.replace(/^(real|user|sys)\t\d+m[\d.]+s$/gm, "$1\t0m0.000s");
}
