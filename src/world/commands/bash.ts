import type { CommandResult, CommandSeat, HostCommand } from "../command.ts";
import { failed, printed } from "../command.ts";

/** bash, and sh, which is the same program under another name. What they start has their environment exported. */
export function bashCalled(own: string): HostCommand {
  return async (args, seat) => {
    const { options, rest } = leadingOptions(args);
    if (options.includes("n")) return printed("");
    const [first, ...others] = rest;
    if (first === undefined) return runStdin(own, seat);
    const preamble = preambleOf(options, seat);
    if (options.includes("c")) {
      const [name = own, ...words] = others;
      return seat.runScript(preamble + first, [name === "" ? own : name, ...words]);
    }
    const script = await maybeScript(first, seat);
    if (script === undefined) return failed(`${own}: ${first}: No such file or directory`, 127);
    return seat.runScript(preamble + script, [first, ...others]);
  };
}

async function runStdin(own: string, seat: CommandSeat): Promise<CommandResult> {
  const script = seat.stdin;
  return script.trim() === "" ? printed("") : seat.runScript(script, [own]);
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

/** A script's text; undefined where it can't be read. */
async function maybeScript(name: string, seat: CommandSeat): Promise<string | undefined> {
  try {
    return await seat.fs.readFile(seat.fs.resolvePath(seat.cwd, name));
  } catch {
    return undefined;
  }
}
