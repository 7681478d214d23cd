import { shellActs, type ShellActs } from "../world/shell-acts.ts";

/** A simple command, as name and literal arguments. */
export type Command = ShellActs["commands"][number];

/** How deep lines are followed that shells hand to shells. */
const maxDepth = 4;

/** Programs that run what follows their options. */
const wrappers: ReadonlySet<string> = new Set(
  "command env exec nice nohup setsid sudo time timeout".split(" "),
);

/** What a wrapper takes for itself: options, settings, a duration. */
const ofWrapper = /^(?:-.*|\w+=.*|\d+[smhd]?)$/;

const shells: ReadonlySet<string> = new Set(["sh", "bash", "dash"]);

/** Options of ssh whose value is the next word. */
const takesNext = /^-[^-BbceEFIilmOopQRSw]*[BbceEFIilmOopQRSw]$/;

/**
 * The commands of a line, and those of the lines that it hands on: to ssh, to a shell's `-c`, to `eval`. Wrappers such as
 * `nohup` are taken off.
 */
export function commandsWithin(line: string, depth = maxDepth): readonly Command[] {
  if (depth === 0) return [];
  return shellActs(line).commands.flatMap((outer) => {
    const command = unwrapped(outer);
    return [command, ...commandsWithin(handedBy(command), depth - 1)];
  });
}

/** Where an ssh goes, and the line that it runs there: an empty one where a shell reads its commands. */
export function remoteLine(args: readonly string[]): {
  readonly login: string;
  readonly line: string;
} {
  let at = 0;
  for (let arg = args[at]; arg?.startsWith("-") === true; arg = args[at]) {
    at += takesNext.test(arg) ? 2 : 1;
  }
  const [login = "", ...words] = args.slice(at);
  return { login, line: (words[0] === "--" ? words.slice(1) : words).join(" ") };
}

/** Whether a command is a shell that reads its commands from what it is given. */
export function isBareShell({ name, args }: Command): boolean {
  return shells.has(name) && args.every((arg) => arg === "-s" || arg === "-");
}

/** Whether a command runs a program, or hands it to a shell as a script. */
export function runsProgram({ name, args }: Command, program: string): boolean {
  return name === program || (shells.has(name) && args[0] === program);
}

function handedBy({ name, args }: Command): string {
  if (name === "ssh") return remoteLine(args).line;
  if (name === "eval") return args.join(" ");
  const at = args.indexOf("-c");
  return shells.has(name) && at >= 0 ? (args[at + 1] ?? "") : "";
}

function unwrapped(command: Command): Command {
  if (!wrappers.has(command.name)) return command;
  const at = command.args.findIndex((arg) => !ofWrapper.test(arg));
  const name = command.args[at];
  return name === undefined ? command : unwrapped({ name, args: command.args.slice(at + 1) });
}
