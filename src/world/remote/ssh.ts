import { failed, parseOptions } from "../command.ts";
import type { CommandResult } from "../command.ts";
import type { Program, ProgramContext } from "../host.ts";
import { logIn, splitLogin } from "./session.ts";

const spec = { flags: "46AaCfGgKkNnqsTtvXxYy", values: "BbceEFIilmOopQRSw" };
const usage = "usage: ssh [-i identity_file] [-l login_name] [-p port] destination [command]";

/** `ssh [user@]host [command]`: without a command, what it reads is run there. */
export const ssh: Program = async (args, context) => {
  const at = destinationAt(args);
  const { values, flags, unknown } = parseOptions(args.slice(0, at), spec);
  const [destination, ...rest] = args.slice(at);
  if (unknown !== undefined || destination === undefined) return failed(usage, 255);
  const { host, user = values.get("l") } = splitLogin(destination);
  const place = { host, user, identity: values.get("i"), port: values.get("p") };
  const session = await logIn(place, context);
  if ("refused" in session) return failed(session.refused, 255);
  const words = rest[0] === "--" ? rest.slice(1) : rest;
  const [command, stdin] = commandOf(words, flags, context);
  const result = await session.run(command, stdin);
  if (result.ended === "killed" || result.ended === "down") {
    return failed(`${result.stderr}Connection to ${host} closed by remote host.`, 255);
  }
  return withBytes({ stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode });
};

/** The index of the first word that is neither an option nor an option's value. */
function destinationAt(args: readonly string[]): number {
  let at = 0;
  for (let arg = args[at]; arg?.startsWith("-") === true && arg !== "--"; arg = args[at]) {
    const takesNext = spec.values.includes(arg.slice(-1)) && !spec.values.includes(arg.charAt(1));
    at += takesNext || (arg.length === 2 && spec.values.includes(arg.charAt(1))) ? 2 : 1;
  }
  return args[at] === "--" ? at + 1 : at;
}

/** What is run, and what it reads: without words, a shell that reads its commands; with `-N`, nothing. */
function commandOf(
  words: readonly string[],
  flags: ReadonlySet<string>,
  { stdin, stdinBytes }: ProgramContext,
): readonly [string, string] {
  if (flags.has("N")) return [":", ""];
  if (words.length === 0) return [flags.has("n") ? "" : stdin, ""];
  return [words.join(" "), flags.has("n") ? "" : stdinBytes];
}

/** Output that can't be text goes on as the bytes that it is: an archive that is read over there. */
function withBytes(result: CommandResult): CommandResult & { readonly stdoutKind?: "bytes" } {
  const isBytes = result.stdout.includes("\0") && !/[\u0100-\uffff]/.test(result.stdout);
  return isBytes ? { ...result, stdoutKind: "bytes" } : result;
}
