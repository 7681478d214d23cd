import { AsyncLocalStorage } from "node:async_hooks";
import { Bash, decodeBytesToUtf8, defineCommand, latin1FromBytes } from "just-bash";
import type { BashExecResult, CommandContext, CommandName } from "just-bash";
import { justNow } from "./clock.ts";
import { failed } from "./command.ts";
import type { CommandFamily, CommandResult, CommandSeat, HostCommand, User } from "./command.ts";
import { inWorldMessage } from "./exec-result.ts";
import type { Limits } from "./limits.ts";
import { settledInTime, shellLimits } from "./limits.ts";
import { baseName } from "./paths.ts";
import { withChance } from "./chance.ts";
import type { Rng } from "./rng.ts";
import { startOf } from "./plain-line.ts";
import { quoteWords } from "./quoted-words.ts";
import type { Start } from "./plain-line.ts";
import type { OfficeFs } from "./office-fs.ts";
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

/** What a program is told of whoever called it. */
export type ProgramSeat = Pick<
  CommandSeat,
  "user" | "pid" | "cwd" | "stdin" | "stdinBytes" | "env"
>;

/** A shell about to run one command line. */
type ShellSeat = Omit<
  CommandSeat,
  "cwd" | "stdin" | "stdinBytes" | "env" | "exec" | "runScript"
> & {
  readonly fs: ShellFs;
  /** The registered names of the host's programs. */
  readonly programs: ReadonlyMap<string, unknown>;
  /** Runs one of them on behalf of this command line. */
  readonly runProgram: (
    name: string,
    args: readonly string[],
    caller: ProgramSeat,
  ) => Promise<CommandResult>;
};

/** What a command line runs in. */
export type ShellOptions = {
  readonly seat: ShellSeat;
  readonly user: User;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What the line reads, with one character a byte. */
  readonly stdin: string;
  readonly commands: CommandRegistry;
  readonly limits: Limits;
  readonly isHardened: boolean;
  /** Stops the line. */
  readonly signal: AbortSignal;
  /** Where `$RANDOM` comes from. */
  readonly chance: Rng;
};

/** Runs a library command and looks at what it did. */
export type CommandWrapper = (
  args: readonly string[],
  seat: CommandSeat,
  original: (args: readonly string[]) => Promise<CommandResult>,
) => Promise<CommandResult>;

/** Where the commands of a host come from; later ones hide earlier ones of the same name. */
export type CommandSources = {
  readonly own: CommandFamily;
  /** bash itself, under its names. */
  readonly shells: CommandFamily;
  /** Commands of just-bash wrapped by one of ours of the same name. */
  readonly wrappers: Readonly<Record<string, CommandWrapper>>;
  /** Names of programs; what they do is up to the seat. */
  readonly programs: readonly string[];
};

/** The commands of a host, ready to be shared by all its shells. */
export type CommandRegistry = { readonly commands: unknown };

/** The shell that a command runs in: registering commands anew for each would cost more than most lines do. */
const currentSeat = new AsyncLocalStorage<ShellSeat>();

/** Registers the commands of a host, once for all its shells. */
export function registerCommands(fs: OfficeFs, sources: CommandSources): CommandRegistry {
  const { own, shells, wrappers, programs } = sources;
  const library = libraryCommands.filter((name) => shells[name] === undefined);
  const registrar = new Bash({
    fs,
    commands: [...library],
    customCommands: [
      ...Object.entries(own).map(([name, command]) => ownCommand(name, command)),
      ...Object.entries(shells).map(([name, command]) => shellCommand(name, command)),
      ...Object.entries(wrappers).map(([name, wrap]) => wrappedCommand(name, wrap)),
      ...programs.map((name) =>
        ownCommand(name, (args, seat) => seat.runProgram(name, args, seat)),
      ),
    ],
  });
  // The map that `registerCommand` fills; private to just-bash, which has no other way of sharing it.
  return { commands: Reflect.get(registrar, "commands") };
}

/** Runs a command line in a fresh login shell: nothing of an earlier one is left in it. */
export function runLine(line: string, shell: ShellOptions): Promise<BashExecResult> {
  return withChance(shell.chance, () => currentSeat.run(shell.seat, () => start(line, shell)));
}

async function start(line: string, shell: ShellOptions): Promise<BashExecResult> {
  const { seat, cwd, signal, stdin } = shell;
  const input = { stdin, stdinKind: "bytes" } as const;
  const env = { HOME: "", PATH: "", PWD: cwd, OLDPWD: cwd, ...loginEnvironment(shell) };
  const isProgram = (path: string): boolean =>
    seat.programs.has(baseName(path)) && isPristine(seat.fs, path);
  const first = startOf(line, { fs: seat.fs, cwd, path: env.PATH, isProgram });
  if (first.kind === "line")
    return open(shell, env).exec(first.line, { ...input, rawScript: true, signal });
  if (first.kind === "program") return startProgram(first, { shell, env });
  // The empty line stands for the one in which a script's bash is told what is exported.
  const how = { ...input, cwd, signal, env: { ...env, ...positional(first.words) } };
  const result = await open(shell, env).exec(`\n${first.script}`, how);
  return { ...result, stderr: seat.fs.withDenials(result.stderr, cwd) };
}

/** Runs a program as a shell would that has nothing else to do: with the same limits and the same end. */
async function startProgram(
  { path, args }: Start & { kind: "program" },
  { shell, env }: { shell: ShellOptions; env: Record<string, string> },
): Promise<BashExecResult> {
  const { seat, cwd, limits, signal } = shell;
  const caller = {
    ...seat,
    cwd,
    stdin: Buffer.from(shell.stdin, "latin1").toString("utf8"),
    stdinBytes: shell.stdin,
    env: new Map(Object.entries(env)),
  };
  const run = async (): Promise<CommandResult> => {
    try {
      return await seat.runProgram(baseName(path), args, caller);
    } catch (error) {
      return failed(`${path}: ${inWorldMessage(error)}`);
    }
  };
  const result = await settledInTime(run(), signal, limits.execWallMs);
  // Whoever aborted the line says what became of it.
  if (signal.aborted) return { stdout: "", stderr: "", exitCode: 124, env: {} };
  if (result !== undefined) return { ...result, env: { "?": String(result.exitCode) } };
  return { ...failed(`bash: ${path} exceeded its execution deadline`, 124), env: {} };
}

function open(shell: ShellOptions, env: Record<string, string>): Bash {
  const { seat, user, limits, cwd } = shell;
  const bash = new Bash({
    fs: seat.fs,
    cwd,
    env,
    commands: [],
    executionLimits: shellLimits(limits),
    defenseInDepth: shell.isHardened,
    processInfo: {
      pid: seat.pid,
      ppid: seat.processes.get(seat.pid)?.ppid ?? 1,
      uid: user.uid,
      gid: user.uid,
    },
  });
  Object.assign(bash, shell.commands);
  // `$SECONDS` counts from here.
  Object.assign(Object(Reflect.get(bash, "state")), { startTime: justNow });
  return bash;
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

type FullSeat = CommandSeat & ShellSeat;
type Registered = ReturnType<typeof defineCommand>;

function ownCommand(
  name: string,
  command: (...[args, seat]: [readonly string[], FullSeat]) => ReturnType<HostCommand>,
): Registered {
  const path = `${commandFolder}/${name}`;
  return defineCommand(name, async (args, context) => {
    const seat = seatOf(context);
    // Someone with the right to do so put a file of their own here: that is what runs.
    if (!isPristine(seat.fs, path)) return seat.exec(["bash", path, ...args]);
    return command(args, seat);
  });
}

function shellCommand(name: string, command: HostCommand): Registered {
  return defineCommand(name, async (args, context) => command(args, seatOf(context)), {
    trusted: false,
  });
}

function wrappedCommand(name: string, wrap: CommandWrapper): Registered {
  return defineCommand(
    name,
    async (args, context) => {
      const original = context.origCommand;
      if (original === undefined) return notAvailable(name);
      return wrap(args, seatOf(context), (given) => original([...given]));
    },
    { trusted: false },
  );
}

function notAvailable(name: string): CommandResult {
  return { stdout: "", stderr: `${name}: not available\n`, exitCode: 127 };
}

function seatOf(context: CommandContext): FullSeat {
  const seat = currentSeat.getStore();
  if (seat === undefined) throw new Error("a command ran outside any shell");
  const exported = context.exportedEnv ?? {};
  const { cwd } = context;
  return {
    ...seat,
    cwd,
    get stdin() {
      return decodeBytesToUtf8(context.stdin);
    },
    get stdinBytes() {
      return latin1FromBytes(context.stdin);
    },
    get env() {
      return new Map(Object.entries(exported));
    },
    exec: async (argv, signal) => {
      const options = { cwd, env: exported, ...(signal === undefined ? {} : { signal }) };
      return (await context.exec?.(quoteWords(argv), options)) ?? notAvailable("exec");
    },
    runScript: async (script, words) => {
      // What was read for it is in it.
      seat.fs.takeScriptBytes();
      const { maxParsedBytes } = seat.fs;
      context.executionScope?.consumeLimited("parsed bytes", script.length, maxParsedBytes);
      const signal = context.signal === undefined ? {} : { signal: context.signal };
      const options = { cwd, env: { ...exported, ...positional(words) }, ...signal };
      return (await context.execWithInheritedStdin?.(script, options)) ?? notAvailable("bash");
    },
  };
}

/** `$0` and the positional parameters, as just-bash keeps them among the variables. */
function positional([name = "bash", ...args]: readonly string[]): Record<string, string> {
  const all = args.join(" ");
  const numbered = Object.fromEntries(args.map((arg, index) => [String(index + 1), arg]));
  return { "0": name, "#": String(args.length), "@": all, "*": all, ...numbered };
}

function isPristine(fs: ShellFs, path: string): boolean {
  return fs.maybeInode(path)?.isFurniture ?? true;
}

function isLibraryCommand(name: string): name is CommandName {
  return name !== "";
}
