import { Bash, decodeBytesToUtf8, defineCommand } from "just-bash";
import type { BashExecResult, CommandContext, CommandName } from "just-bash";
import type { CommandFamily, CommandResult, CommandSeat, HostCommand, User } from "./command.ts";
import type { Limits } from "./limits.ts";
import { shellLimits } from "./limits.ts";
import type { ShellFs } from "./shell-fs.ts";

/** Where commands live; just-bash takes a registered command only from here or from /bin. */
export const commandFolder = "/usr/bin";

/** Commands of just-bash that the hosts have as they are. The rest has no business in an office. */
export const libraryCommands: readonly CommandName[] = [
  ..."alias awk base64 basename bash cat clear column comm cut diff dirname du echo egrep env expand expr".split(
    " ",
  ),
  ..."false fgrep file find fold grep gunzip gzip head history join jq ln md5sum nl od paste".split(
    " ",
  ),
  ..."printenv printf pwd readlink rev rg rmdir sed seq sh sha1sum sha256sum sort split strings tac".split(
    " ",
  ),
  ..."tail tar tr tree true unalias unexpand uniq wc which xargs yq zcat".split(" "),
].filter(isLibraryCommand);

/** A shell about to run one command line. */
type ShellSeat = Omit<CommandSeat, "cwd" | "stdin" | "env" | "exec"> & {
  readonly fs: ShellFs;
};

/** What opens a shell. */
export type ShellOptions = {
  readonly seat: ShellSeat;
  readonly user: User;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly commands: CommandFamily;
  /** Commands of just-bash wrapped by one of ours of the same name. */
  readonly wrappers: Readonly<Record<string, CommandWrapper>>;
  readonly limits: Limits;
  readonly isHardened: boolean;
};

/** Runs a library command and looks at what it did. */
export type CommandWrapper = (
  args: readonly string[],
  seat: CommandSeat,
  original: (args: readonly string[]) => Promise<CommandResult>,
) => Promise<CommandResult>;

/** A fresh login shell. Nothing of an earlier one is left in it. */
export function openShell(options: ShellOptions): Bash {
  const { seat, user, limits } = options;
  return new Bash({
    fs: seat.fs,
    cwd: options.cwd,
    env: loginEnvironment(options),
    commands: [...libraryCommands],
    customCommands: [
      ...Object.entries(options.commands).map(([name, command]) => ownCommand(name, command, seat)),
      ...Object.entries(options.wrappers).map(([name, wrap]) => wrappedCommand(name, wrap, seat)),
    ],
    executionLimits: shellLimits(limits),
    defenseInDepth: options.isHardened,
    processInfo: {
      pid: seat.pid,
      ppid: seat.processes.get(seat.pid)?.ppid ?? 1,
      uid: user.uid,
      gid: user.uid,
    },
  });
}

/** How a command line ended, read off just-bash's result: it tells limits from exits only by what it leaves out. */
export function hitLimit(result: BashExecResult): boolean {
  const isCut =
    result.env["?"] === undefined && (result.exitCode === 126 || result.exitCode === 124);
  return (
    isCut &&
    /(exceeded|limit|too many|too large|deadline|maximum|aborted)/i.test(lastLine(result.stderr))
  );
}

/** The words of an argument list as one line that a shell reads back as the same words. */
function quoteWords(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

function loginEnvironment({ user, cwd, env, seat }: ShellOptions): Record<string, string> {
  return {
    HOME: user.home,
    USER: user.name,
    LOGNAME: user.name,
    SHELL: "/bin/bash",
    HOSTNAME: seat.hostName,
    LANG: "C.UTF-8",
    TERM: "dumb",
    PATH: `${user.home}/bin:/usr/local/bin:/usr/bin:/bin`,
    PWD: cwd,
    ...env,
  };
}

function ownCommand(
  name: string,
  command: HostCommand,
  seat: ShellSeat,
): ReturnType<typeof defineCommand> {
  return defineCommand(name, async (args, context) => {
    const path = `${commandFolder}/${name}`;
    const full = seatOf(seat, context);
    // Someone with the right to do so put a file of their own here: that is what runs.
    if (!isPristine(seat.fs, path)) return full.exec(["bash", path, ...args]);
    return command(args, full);
  });
}

function wrappedCommand(
  name: string,
  wrap: CommandWrapper,
  seat: ShellSeat,
): ReturnType<typeof defineCommand> {
  return defineCommand(
    name,
    async (args, context) => {
      const original = context.origCommand;
      if (original === undefined)
        return { stdout: "", stderr: `${name}: not available\n`, exitCode: 127 };
      return wrap(args, seatOf(seat, context), (given) => original([...given]));
    },
    { trusted: false },
  );
}

function seatOf(seat: ShellSeat, context: CommandContext): CommandSeat {
  const exported = context.exportedEnv ?? {};
  return {
    ...seat,
    cwd: context.cwd,
    get stdin() {
      return decodeBytesToUtf8(context.stdin);
    },
    get env() {
      return new Map(Object.entries(exported));
    },
    exec: async (argv, signal) => {
      const options = {
        cwd: context.cwd,
        env: exported,
        ...(signal === undefined ? {} : { signal }),
      };
      return (
        (await context.exec?.(quoteWords(argv), options)) ?? {
          stdout: "",
          stderr: "",
          exitCode: 127,
        }
      );
    },
  };
}

function isPristine(fs: ShellFs, path: string): boolean {
  try {
    return fs.inodeAt(path).isFurniture;
  } catch {
    return true;
  }
}

function isLibraryCommand(name: string): name is CommandName {
  return name !== "";
}
