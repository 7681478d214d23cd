import { failed, gathered, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat, ParsedOptions } from "../command.ts";
import { FsError, phraseOf } from "../fs-error.ts";
import type { Inode } from "../inodes.ts";
import { right } from "../walk.ts";
import { baseName } from "../paths.ts";
import { maybeInode } from "./files.ts";
import { maybeChangedMode } from "./mode-change.ts";

/** cp, mv, install: just-bash's give a copy whatever mode comes along. */
export const copyCommands: CommandFamily = { cp, mv, install };

type Job = {
  readonly verb: "cp" | "mv" | "install";
  readonly options: ParsedOptions;
  readonly seat: CommandSeat;
};

/** One source with its place: names as written for messages, paths for work. */
type Pair = {
  readonly source: string;
  readonly from: string;
  readonly target: string;
  readonly to: string;
};

function cp(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const options = parseOptions(
    args.filter((arg) => !/^--(?:no-)?preserve(?:=|$)/.test(arg)),
    {
      flags: "rRapfnivudPLHTsl",
      values: "tS",
      long: {
        recursive: "r",
        archive: "a",
        force: "f",
        "no-clobber": "n",
        verbose: "v",
        update: "u",
        "target-directory": "t",
        backup: "b",
      },
    },
  );
  const isPreserving = args.some((arg) => arg.startsWith("--preserve"));
  const flags = isPreserving ? new Set([...options.flags, "p"]) : options.flags;
  return forPairs({ verb: "cp", options: { ...options, flags }, seat }, copy);
}

function mv(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const options = parseOptions(args, {
    flags: "finvuTb",
    values: "tS",
    long: { force: "f", "no-clobber": "n", verbose: "v", update: "u", "target-directory": "t" },
  });
  return forPairs({ verb: "mv", options, seat }, move);
}

function install(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const options = parseOptions(args, {
    flags: "dDvpcCT",
    values: "mogt",
    long: {
      mode: "m",
      owner: "o",
      group: "g",
      directory: "d",
      "target-directory": "t",
      verbose: "v",
    },
  });
  return options.flags.has("d")
    ? installFolders(options, seat)
    : forPairs({ verb: "install", options, seat }, installOne);
}

async function forPairs(
  job: Job,
  act: (pair: Pair, job: Job) => Promise<string>,
): Promise<CommandResult> {
  const { verb, options, seat } = job;
  if (options.unknown !== undefined) {
    return failed(`${verb}: invalid option -- '${options.unknown.replace(/^-+/, "")}'`);
  }
  const intoFolder = options.values.get("t");
  const sources = intoFolder === undefined ? options.operands.slice(0, -1) : options.operands;
  const target = intoFolder ?? options.operands.at(-1);
  if (target === undefined) return failed(`${verb}: missing file operand`);
  if (sources.length === 0) {
    return failed(`${verb}: missing destination file operand after '${target}'`);
  }
  try {
    const place = placeOf(target, sources.length, job);
    const results: CommandResult[] = [];
    for (const source of sources) {
      results.push(await runPair(pairOf(source, place, seat), job, act));
    }
    return gathered(results);
  } catch (error) {
    return failed(`${verb}: target '${target}': ${phraseOf(error)}`);
  }
}

type TargetPlace = { readonly target: string; readonly isFolder: boolean };

/** Throws where several sources need a folder and there is none. */
function placeOf(target: string, sources: number, { verb, options, seat }: Job): TargetPlace {
  const path = seat.fs.resolvePath(seat.cwd, target);
  const inode = maybeInode(seat, path);
  const isFolder = inode?.kind === "directory" && !options.flags.has("T");
  const needsFolder = sources > 1 || (target.endsWith("/") && verb !== "mv");
  if (needsFolder && !isFolder) throw new FsError(inode === undefined ? "ENOENT" : "ENOTDIR", path);
  return { target, isFolder };
}

async function runPair(
  pair: Pair,
  job: Job,
  act: (pair: Pair, job: Job) => Promise<string>,
): Promise<CommandResult> {
  try {
    return printed(await act(pair, job));
  } catch (error) {
    return failed(`${job.verb}: ${complaint(error, pair, job.verb)}`);
  }
}

/** A refusal that no errno stands for. */
class Refusal extends Error {}

function complaint(error: unknown, { source, from, target }: Pair, verb: string): string {
  if (error instanceof Refusal) return error.message;
  const phrase = phraseOf(error);
  const isSource = error instanceof FsError && error.path.startsWith(from);
  if (isSource && error.code === "ENOENT") return `cannot stat '${source}': ${phrase}`;
  if (verb === "mv") return `cannot move '${source}' to '${target}': ${phrase}`;
  return isSource
    ? `cannot open '${source}' for reading: ${phrase}`
    : `cannot create regular file '${target}': ${phrase}`;
}

function pairOf(source: string, place: TargetPlace, seat: CommandSeat): Pair {
  const { target, isFolder } = place;
  const full = isFolder ? `${target.replace(/\/$/, "")}/${baseName(source)}` : target;
  return {
    source,
    target: full,
    from: seat.fs.resolvePath(seat.cwd, source),
    to: seat.fs.resolvePath(seat.cwd, full),
  };
}

/** Whether -n or -u leaves an existing target as it is. */
function isSkipped({ to }: Pair, source: Inode, { options, seat }: Job): boolean {
  const target = maybeInode(seat, to);
  if (target === undefined) return false;
  return options.flags.has("n") || (options.flags.has("u") && target.mtimeMs >= source.mtimeMs);
}

async function copy(pair: Pair, job: Job): Promise<string> {
  const { flags } = job.options;
  const isRecursive = ["r", "R", "a"].some((flag) => flags.has(flag));
  const keepsLinks = (isRecursive || flags.has("d") || flags.has("P")) && !flags.has("L");
  const { fs } = job.seat;
  const source = keepsLinks ? fs.linkInodeAt(pair.from) : fs.inodeAt(pair.from);
  if (source.kind === "directory" && !isRecursive) {
    throw new Refusal(`-r not specified; omitting directory '${pair.source}'`);
  }
  if (isSkipped(pair, source, job)) return "";
  checkTarget(pair, source, maybeInode(job.seat, pair.to));
  await copyTree(pair, source, job);
  return flags.has("v") ? `'${pair.source}' -> '${pair.target}'\n` : "";
}

/** Refuses what coreutils refuses before it starts: onto itself, into itself, a file over a folder. */
function checkTarget(pair: Pair, source: Inode, target: Inode | undefined): void {
  const { source: name, target: targetName, from, to } = pair;
  if (target === source) throw new Refusal(`'${name}' and '${targetName}' are the same file`);
  if (source.kind !== "directory" && target?.kind === "directory") {
    throw new Refusal(`cannot overwrite directory '${targetName}' with non-directory`);
  }
  if (source.kind === "directory" && `${to}/`.startsWith(`${from}/`)) {
    throw new Refusal(`'${name}' can't go into itself, '${targetName}'`);
  }
}

async function copyTree(pair: Pair, source: Inode, job: Job): Promise<void> {
  const { fs } = job.seat;
  if (source.kind === "symlink") {
    if (maybeInode(job.seat, pair.to, false) !== undefined) await fs.rm(pair.to);
    await fs.symlink(source.target, pair.to);
    return;
  }
  if (source.kind === "file") await copyFile(pair, job);
  else await copyFolder(pair, source, job);
  if (job.options.flags.has("p") || job.options.flags.has("a"))
    await preserve(pair.to, source, job.seat);
}

async function copyFile({ from, to }: Pair, { options, seat }: Job): Promise<void> {
  const target = maybeInode(seat, to);
  const isWritable = target === undefined || (seat.fs.rightsOn(target) & right.write) !== 0;
  // -f: what can't be opened for writing is removed and made anew.
  if (!isWritable && options.flags.has("f")) await seat.fs.rm(to);
  await seat.fs.cp(from, to);
}

async function copyFolder(
  pair: Pair,
  source: Inode & { kind: "directory" },
  job: Job,
): Promise<void> {
  const { fs } = job.seat;
  const names = await fs.readdir(pair.from);
  const isNew = maybeInode(job.seat, pair.to) === undefined;
  if (isNew) await fs.mkdir(pair.to);
  for (const name of names) {
    const below = {
      source: `${pair.source}/${name}`,
      from: `${pair.from}/${name}`,
      target: `${pair.target}/${name}`,
      to: `${pair.to}/${name}`,
    };
    await copyTree(below, fs.linkInodeAt(below.from), job);
  }
  if (isNew) await fs.chmod(pair.to, source.mode & 0o777 & ~job.seat.fs.umask);
}

/** -p: mode and time always, the owner if the user may. */
async function preserve(path: string, source: Inode, seat: CommandSeat): Promise<void> {
  await seat.fs.chmod(path, source.mode);
  seat.fs.touch(path, source.mtimeMs);
  if (seat.user === "root") seat.fs.chown(path, source.owner);
  if (seat.user === "root") seat.fs.touch(path, source.mtimeMs);
}

async function move(pair: Pair, job: Job): Promise<string> {
  const { fs } = job.seat;
  const source = fs.linkInodeAt(pair.from);
  if (isSkipped(pair, source, job)) return "";
  checkTarget(pair, source, maybeInode(job.seat, pair.to, false));
  await fs.mv(pair.from, pair.to);
  return job.options.flags.has("v") ? `renamed '${pair.source}' -> '${pair.target}'\n` : "";
}

async function installOne(pair: Pair, { options, seat }: Job): Promise<string> {
  const source = seat.fs.inodeAt(pair.from);
  if (source.kind === "directory") throw new Refusal(`omitting directory '${pair.source}'`);
  if (options.flags.has("D"))
    await seat.fs.mkdir(seat.fs.resolvePath(pair.to, ".."), { recursive: true });
  if (maybeInode(seat, pair.to, false) !== undefined) await seat.fs.rm(pair.to);
  await seat.fs.cp(pair.from, pair.to);
  await seat.fs.chmod(
    pair.to,
    maybeChangedMode(options.values.get("m") ?? "755", { mode: 0, isFolder: false }) ?? 0o755,
  );
  const owner = options.values.get("o");
  if (owner !== undefined) seat.fs.chown(pair.to, owner);
  return options.flags.has("v") ? `'${pair.source}' -> '${pair.target}'\n` : "";
}

async function installFolders(options: ParsedOptions, seat: CommandSeat): Promise<CommandResult> {
  const results: CommandResult[] = [];
  for (const name of options.operands) {
    const path = seat.fs.resolvePath(seat.cwd, name);
    try {
      await seat.fs.mkdir(path, { recursive: true });
      const mode = maybeChangedMode(options.values.get("m") ?? "755", { mode: 0, isFolder: true });
      await seat.fs.chmod(path, mode ?? 0o755);
      results.push(printed(""));
    } catch (error) {
      results.push(failed(`install: cannot create directory '${name}': ${phraseOf(error)}`));
    }
  }
  return gathered(results);
}
