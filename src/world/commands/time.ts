import { formatInstant, maybeInstant } from "../clock.ts";
import { failed, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";

/** date, sleep, timeout, uptime. */
export const timeCommands: CommandFamily = { date, sleep, timeout, uptime };

const isoFormats: Readonly<Record<string, string>> = {
  date: "%Y-%m-%d",
  hours: "%Y-%m-%dT%H%:z",
  minutes: "%Y-%m-%dT%H:%M%:z",
  seconds: "%Y-%m-%dT%H:%M:%S%:z",
  ns: "%Y-%m-%dT%H:%M:%S,%N%:z",
};

function date(args: readonly string[], seat: CommandSeat): CommandResult {
  const isoOption = /^(?:-I|--iso-8601=?)(\w*)$/;
  const iso = args.map((arg) => isoOption.exec(arg)?.[1]).find((word) => word !== undefined);
  const options = parseOptions(
    args.filter((arg) => !isoOption.test(arg)),
    {
      flags: "uR",
      values: "dsr",
      long: {
        utc: "u",
        universal: "u",
        date: "d",
        set: "s",
        reference: "r",
        "rfc-email": "R",
      },
    },
  );
  const { flags, values, operands, unknown } = options;
  if (unknown !== undefined) {
    return failed(`date: invalid option -- '${unknown.replace(/^-+/, "")}'`);
  }
  if (values.has("s")) return failed("date: cannot set date: Operation not permitted");
  const ms = askedInstant(values, seat);
  if (ms === undefined) return failed(`date: invalid date '${values.get("d") ?? values.get("r")}'`);
  const format = operands.find((operand) => operand.startsWith("+"))?.slice(1);
  const usual = flags.has("R") ? "%a, %d %b %Y %H:%M:%S %z" : "%a %b %e %H:%M:%S %Z %Y";
  const isoFormat = iso === undefined ? undefined : isoFormats[iso === "" ? "date" : iso];
  return printed(`${formatInstant(ms, format ?? isoFormat ?? usual)}\n`);
}

function askedInstant(values: ReadonlyMap<string, string>, seat: CommandSeat): number | undefined {
  const reference = values.get("r");
  if (reference !== undefined) return mtimeOf(reference, seat);
  return maybeInstant(values.get("d") ?? "now", seat.clock.now());
}

function mtimeOf(path: string, seat: CommandSeat): number | undefined {
  try {
    return seat.fs.inodeAt(seat.fs.resolvePath(seat.cwd, path)).mtimeMs;
  } catch {
    return undefined;
  }
}

/** Nothing waits in the office: sleeping only uses up what an enclosing `timeout` allows. */
function sleep(args: readonly string[], seat: CommandSeat): CommandResult {
  const seconds = args.map(maybeSeconds);
  if (seconds.length === 0) return failed("sleep: missing operand");
  const bad = seconds.indexOf(undefined);
  if (bad >= 0) return failed(`sleep: invalid time interval '${args[bad]}'`);
  const slept = seconds.reduce<number>((total, part) => total + (part ?? 0), 0);
  seat.alarms.pass(slept);
  return printed("");
}

function maybeSeconds(text: string): number | undefined {
  if (text === "infinity" || text === "inf") return Infinity;
  const match = /^(\d*\.?\d+|\d+\.)([smhd]?)$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[match[2] ?? ""] ?? 1);
}

async function timeout(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const operandAt = args.findIndex(
    (arg, index) => !arg.startsWith("-") && !/^-[ks]$/.test(args[index - 1] ?? ""),
  );
  const [limit, ...command] = operandAt < 0 ? [] : args.slice(operandAt);
  if (limit === undefined || command.length === 0) return failed("timeout: missing operand", 125);
  const seconds = maybeSeconds(limit);
  if (seconds === undefined) return failed(`timeout: invalid time interval '${limit}'`, 125);
  const alarm = seat.alarms.set(seconds === 0 ? Infinity : seconds);
  try {
    const result = await seat.exec(command, alarm.signal);
    return alarm.signal.aborted ? { ...result, stderr: "", exitCode: 124 } : result;
  } finally {
    alarm.clear();
  }
}

function uptime(_args: readonly string[], { clock, processes }: CommandSeat): CommandResult {
  const minutes = Math.floor(
    (clock.now() - (processes.get(1)?.startedAtMs ?? clock.now())) / 60_000,
  );
  const hours = Math.floor(minutes / 60);
  const up = hours > 0 ? `${hours}:${String(minutes % 60).padStart(2, "0")}` : `${minutes} min`;
  return printed(
    ` ${formatInstant(clock.now(), "%T")} up ${up},  0 users,  load average: 0.00, 0.00, 0.00\n`,
  );
}
