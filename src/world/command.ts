import type { Alarms } from "./alarms.ts";
import type { Clock } from "./clock.ts";
import type { ProcessTable } from "./processes.ts";
import type { ShellFs } from "./shell-fs.ts";

/** A login on a host. */
export type User = { readonly name: string; readonly uid: number; readonly home: string };

/** What a command printed and how it ended. */
export type CommandResult = {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
};

/** What a command sees of the host and of its caller. */
export type CommandSeat = {
  readonly hostName: string;
  readonly clock: Clock;
  readonly processes: ProcessTable;
  readonly users: readonly User[];
  readonly fs: ShellFs;
  readonly user: string;
  readonly pid: number;
  readonly cwd: string;
  readonly stdin: string;
  /** Standard input with one character a byte. */
  readonly stdinBytes: string;
  readonly env: ReadonlyMap<string, string>;
  readonly alarms: Alarms;
  /** Runs a command with its arguments within the caller's limits, as `nohup` does; the signal stops it. */
  exec(argv: readonly string[], signal?: AbortSignal): Promise<CommandResult>;
  /** Runs a script in a new bash on the caller's standard input; `words` are `$0` and the arguments. */
  runScript(script: string, words: readonly string[]): Promise<CommandResult>;
};

/** A command of the simulated hosts: throws nothing that a user could bring about. */
export type HostCommand = (
  args: readonly string[],
  seat: CommandSeat,
) => CommandResult | Promise<CommandResult>;

/** Commands by name. */
export type CommandFamily = Readonly<Record<string, HostCommand>>;

/** A success with this output. */
export function printed(stdout: string): CommandResult {
  return { stdout, stderr: "", exitCode: 0 };
}

/** A failure with this message. */
export function failed(stderr: string, exitCode = 1): CommandResult {
  return { stdout: "", stderr: stderr.endsWith("\n") ? stderr : `${stderr}\n`, exitCode };
}

/** Several results as one: outputs in order, the worst exit code. */
export function gathered(results: readonly CommandResult[]): CommandResult {
  return {
    stdout: results.map(({ stdout }) => stdout).join(""),
    stderr: results.map(({ stderr }) => stderr).join(""),
    exitCode: Math.max(0, ...results.map(({ exitCode }) => exitCode)),
  };
}

/** Options and operands of an argument list; see `parseOptions`. */
export type ParsedOptions = {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
  /** An option that the command doesn't have, with its dashes. */
  readonly unknown?: string;
};

/** Which options a command takes: letters without and with a value, and long names for letters. */
export type OptionSpec = {
  readonly flags: string;
  readonly values?: string;
  readonly long?: Readonly<Record<string, string>>;
};

/** Splits arguments as getopt does: combined letters, attached and separate values, `--`, operands anywhere. */
export function parseOptions(args: readonly string[], spec: OptionSpec): ParsedOptions {
  const parsed = { flags: new Set<string>(), values: new Map<string, string>() };
  const operands: string[] = [];
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (arg === "--") return { ...parsed, operands: [...operands, ...queue] };
    if (arg === "-" || !arg.startsWith("-")) operands.push(arg);
    else if (!takeOption(arg, spec, { ...parsed, queue })) {
      return { ...parsed, operands, unknown: arg };
    }
  }
  return { ...parsed, operands };
}

type Parsing = { flags: Set<string>; values: Map<string, string>; queue: string[] };

function takeOption(arg: string, spec: OptionSpec, parsing: Parsing): boolean {
  return arg.startsWith("--") ? takeLong(arg, spec, parsing) : takeLetters(arg, spec, parsing);
}

function takeLong(arg: string, spec: OptionSpec, { flags, values, queue }: Parsing): boolean {
  const [name = "", value] = arg.slice(2).split(/=(.*)/s);
  const letter = spec.long?.[name];
  if (letter === undefined) return false;
  if (spec.values?.includes(letter) === true) values.set(letter, value ?? queue.shift() ?? "");
  else flags.add(letter);
  return true;
}

function takeLetters(arg: string, spec: OptionSpec, { flags, values, queue }: Parsing): boolean {
  for (let index = 1; index < arg.length; index += 1) {
    const letter = arg.charAt(index);
    if (spec.values?.includes(letter) === true) {
      values.set(letter, arg.slice(index + 1) || (queue.shift() ?? ""));
      return true;
    }
    if (!spec.flags.includes(letter)) return false;
    flags.add(letter);
  }
  return true;
}
