import { failed, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { signalNumbers } from "../processes.ts";
import type { Process, Signal } from "../processes.ts";

const signalNames = new Map(
  Object.keys(signalNumbers)
    .filter(isSignal)
    .map((name) => [signalNumbers[name], name]),
);

/** kill, pgrep, pkill. */
export const processCommands: CommandFamily = { kill, pgrep, pkill };

/** The name of a program as the process table's short column shows it. */
export function commOf(process: Process): string {
  const word = process.command.split(" ")[0] ?? "";
  return (word.split("/").at(-1) ?? word).slice(0, 15);
}

function kill(args: readonly string[], seat: CommandSeat): CommandResult {
  if (args[0] === "-l" || args[0] === "-L") return listSignals(args.slice(1));
  const { signal, rest } = takeSignal(args);
  if (signal === undefined) return failed(`bash: kill: ${args[0]}: invalid signal specification`);
  if (rest.length === 0) {
    return failed(
      "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]",
      2,
    );
  }
  const complaints: string[] = [];
  for (const word of rest) {
    const complaint = signalOne(word, signal, seat);
    if (complaint !== undefined) complaints.push(complaint);
  }
  // As in bash, one signal that got through makes the command a success.
  const exitCode = complaints.length === rest.length ? 1 : 0;
  return {
    stdout: "",
    stderr: complaints.map((line) => `bash: kill: ${line}\n`).join(""),
    exitCode,
  };
}

/** Signal 0 asks whether one may; see `maySend`. */
type Asked = Signal | "0";

function signalOne(word: string, signal: Asked, seat: CommandSeat): string | undefined {
  if (!/^-?\d+$/.test(word)) return `${word}: arguments must be process or job IDs`;
  const pid = Number(word);
  if (pid < 0) return signalGroup(-pid, signal, seat) ? undefined : `(${word}) - No such process`;
  const outcome = send(pid, signal, seat);
  if (outcome === "no such process") return `(${word}) - No such process`;
  return outcome === "not permitted" ? `(${word}) - Operation not permitted` : undefined;
}

/** -1 is everything that the user may signal but init; -N is the process N with its children. */
function signalGroup(group: number, signal: Asked, seat: CommandSeat): boolean {
  const members = seat.processes
    .list()
    .filter(({ pid, ppid }) => (group === 1 ? pid !== 1 : pid === group || ppid === group));
  const sent = members.filter(({ pid }) => ["ended", "ignored"].includes(send(pid, signal, seat)));
  return sent.length > 0;
}

function send(pid: number, signal: Asked, seat: CommandSeat): string {
  const { processes, user } = seat;
  if (signal !== "0") return processes.signal(pid, signal, { pid: seat.pid, user });
  const process = processes.get(pid);
  if (process?.isAlive !== true) return "no such process";
  return processes.maySignal(user, process) ? "ended" : "not permitted";
}

function takeSignal(args: readonly string[]): {
  signal: Asked | undefined;
  rest: readonly string[];
} {
  const first = args[0] ?? "";
  if (first === "--") return { signal: "TERM", rest: args.slice(1) };
  if (first === "-s" || first === "-n" || first === "--signal") {
    return { signal: maybeSignal(args[1] ?? ""), rest: afterDashes(args.slice(2)) };
  }
  if (!first.startsWith("-")) return { signal: "TERM", rest: args };
  return { signal: maybeSignal(first.slice(1)), rest: afterDashes(args.slice(1)) };
}

function afterDashes(args: readonly string[]): readonly string[] {
  return args[0] === "--" ? args.slice(1) : args;
}

function maybeSignal(text: string): Asked | undefined {
  if (text === "0") return "0";
  if (/^\d+$/.test(text)) return signalNames.get(signalNumber(Number(text)));
  const name = text.toUpperCase().replace(/^SIG/, "");
  return isSignal(name) ? name : undefined;
}

function signalNumber(number: number): (typeof signalNumbers)[Signal] {
  return Object.values(signalNumbers).find((known) => known === number) ?? signalNumbers.TERM;
}

function isSignal(name: string): name is Signal {
  return name in signalNumbers;
}

function listSignals(args: readonly string[]): CommandResult {
  if (args[0] !== undefined) {
    const asked = maybeSignal(String(Number(args[0]) % 128 || args[0]));
    if (asked === undefined || asked === "0")
      return failed(`bash: kill: ${args[0]}: invalid signal specification`);
    return printed(`${/^\d+$/.test(args[0]) ? asked : signalNumbers[asked]}\n`);
  }
  return printed([...signalNames].map(([number, name]) => `${number}) SIG${name}\n`).join(""));
}

function pgrep(args: readonly string[], seat: CommandSeat): CommandResult {
  const options = parseOptions(args, {
    flags: "flaxcnoiv",
    values: "uUPd",
    long: {
      full: "f",
      "list-name": "l",
      "list-full": "a",
      exact: "x",
      count: "c",
      euid: "u",
      parent: "P",
    },
  });
  if (options.unknown !== undefined)
    return failed(`pgrep: invalid option -- '${options.unknown}'`, 2);
  const found = matching(options, seat);
  const lines = found.map((process) => describe(process, options.flags));
  if (options.flags.has("c"))
    return { stdout: `${found.length}\n`, stderr: "", exitCode: found.length > 0 ? 0 : 1 };
  return { stdout: lines.join(""), stderr: "", exitCode: found.length > 0 ? 0 : 1 };
}

function pkill(args: readonly string[], seat: CommandSeat): CommandResult {
  const { signal, rest } = pkillSignal(args);
  const options = parseOptions(rest, {
    flags: "fxnoie",
    values: "uUP",
    long: { full: "f", exact: "x", euid: "u", parent: "P", echo: "e" },
  });
  if (signal === undefined || options.unknown !== undefined)
    return failed("pkill: invalid option", 2);
  const found = matching(options, seat);
  const complaints: string[] = [];
  for (const { pid } of found) {
    if (send(pid, signal, seat) === "not permitted") {
      complaints.push(`pkill: killing pid ${pid} failed: Operation not permitted\n`);
    }
  }
  const exitCode = found.length > complaints.length ? 0 : 1;
  return { stdout: "", stderr: complaints.join(""), exitCode };
}

function pkillSignal(args: readonly string[]): {
  signal: Asked | undefined;
  rest: readonly string[];
} {
  const index = args.findIndex(
    (arg) => /^-(?:\d+|(?:SIG)?[A-Z]{3,4}\d?)$/.test(arg) || arg.startsWith("--signal"),
  );
  const arg = args[index];
  if (arg === undefined) return { signal: "TERM", rest: args };
  const isSplit = arg === "--signal";
  const text = isSplit ? (args[index + 1] ?? "") : arg.replace(/^--signal=|^-/, "");
  return { signal: maybeSignal(text), rest: args.toSpliced(index, isSplit ? 2 : 1) };
}

function matching(options: ReturnType<typeof parseOptions>, seat: CommandSeat): readonly Process[] {
  const { flags, values, operands } = options;
  const owner = values.get("u") ?? values.get("U");
  const owners = owner?.split(",").map((name) => userName(name, seat));
  const pattern = patternOf(operands[0], flags);
  const found = seat.processes.list().filter((process) => {
    if (owners !== undefined && !owners.includes(process.user)) return false;
    if (values.has("P") && process.ppid !== Number(values.get("P"))) return false;
    const isMatch = pattern.test(flags.has("f") ? process.command : commOf(process));
    return flags.has("v") ? !isMatch : isMatch;
  });
  if (flags.has("n")) return found.slice(-1);
  return flags.has("o") ? found.slice(0, 1) : found;
}

/** A pattern that can't be read as one is taken literally. Long ones are cut: they can't match a name anyway. */
function patternOf(text: string | undefined, flags: ReadonlySet<string>): RegExp {
  if (text === undefined) return /(?:)/;
  const short = text.slice(0, 200);
  const isPlain =
    !/[()*+?{}]/.test(short) || /^[\w\s./\\[\]^$|-]*(?:\.[*+])?[\w\s./\\[\]^$|-]*$/.test(short);
  const source = isPlain ? short : short.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const anchored = flags.has("x") ? `^(?:${source})$` : source;
  try {
    return new RegExp(anchored, flags.has("i") ? "i" : "");
  } catch {
    return new RegExp(short.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  }
}

function describe(process: Process, flags: ReadonlySet<string>): string {
  if (flags.has("a")) return `${process.pid} ${process.command}\n`;
  return flags.has("l") ? `${process.pid} ${commOf(process)}\n` : `${process.pid}\n`;
}

function userName(text: string, seat: CommandSeat): string {
  return seat.users.find(({ uid }) => String(uid) === text)?.name ?? text;
}
