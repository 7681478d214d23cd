import type { CommandSeat } from "../command.ts";
import type { CommandWrapper } from "../shell.ts";

/**
 * bash and sh: just-bash's take no options but -c, and don't pass on to a grandchild what they were given in their
 * environment. Every form is turned into `bash -c`, with the exports and options said first.
 */
export async function bash(
  ...[args, seat, original]: Parameters<CommandWrapper>
): ReturnType<CommandWrapper> {
  const { options, rest } = leadingOptions(args);
  if (options.includes("n")) return { stdout: "", stderr: "", exitCode: 0 };
  const [first, ...others] = rest;
  if (first === undefined) return original([]);
  const preamble = preambleOf(options, seat);
  if (options.includes("c")) return original(["-c", preamble + first, ...others]);
  const script = await maybeScript(first, seat);
  return script === undefined
    ? original(rest)
    : original(["-c", preamble + script, first, ...others]);
}

/** The letters of the options before the first operand; long ones change nothing here. */
function leadingOptions(args: readonly string[]): { options: string; rest: readonly string[] } {
  const end = args.findIndex((arg) => !/^[-+][a-zA-Z]+$|^--\w[\w-]*$/.test(arg));
  const given = end < 0 ? args : args.slice(0, end);
  const rest = end < 0 ? [] : args.slice(end);
  const options = given.filter((arg) => !arg.startsWith("--")).join("");
  return { options, rest: rest[0] === "--" ? rest.slice(1) : rest };
}

function preambleOf(options: string, seat: CommandSeat): string {
  const names = [...seat.env.keys()].filter((name) => /^[A-Za-z_]\w*$/.test(name));
  const switches = ["e", "u", "x"].filter((letter) => options.includes(letter));
  const exporting = names.length === 0 ? "" : `export ${names.join(" ")}\n`;
  return switches.length === 0 ? exporting : `${exporting}set -${switches.join("")}\n`;
}

/** A script's text; undefined where it can't be read, which just-bash then says itself. */
async function maybeScript(name: string, seat: CommandSeat): Promise<string | undefined> {
  try {
    return await seat.fs.readFile(seat.fs.resolvePath(seat.cwd, name));
  } catch {
    return undefined;
  }
}
