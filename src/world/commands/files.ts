import { maybeInstant } from "../clock.ts";
import { failed, gathered, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { FsError, phraseOf } from "../fs-error.ts";
import type { Inode } from "../inodes.ts";
import { baseName } from "../paths.ts";
import { maybeChangedMode } from "./mode-change.ts";

/** mkdir, rm, touch, truncate, tee, mktemp, realpath. */
export const fileCommands: CommandFamily = { mkdir, rm, touch, truncate, tee, mktemp, realpath };

/** Does something for each name; what fails becomes a complaint and exit code 1. */
async function forEachName(
  names: readonly string[],
  act: (name: string) => Promise<void> | void,
  complain: (name: string, phrase: string) => string,
): Promise<CommandResult> {
  const results: CommandResult[] = [];
  for (const name of names) {
    try {
      await act(name);
      results.push(printed(""));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      results.push(failed(complain(name, phraseOf(error))));
    }
  }
  return gathered(results);
}

/** The inode behind a name as written, links followed, or undefined. */
export function maybeInode(
  seat: CommandSeat,
  path: string,
  followsLinks = true,
): Inode | undefined {
  try {
    return followsLinks ? seat.fs.inodeAt(path) : seat.fs.linkInodeAt(path);
  } catch (error) {
    if (error instanceof FsError && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}

const absolute = (seat: CommandSeat, name: string): string => seat.fs.resolvePath(seat.cwd, name);

async function mkdir(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const { flags, values, operands } = parseOptions(args, {
    flags: "pv",
    values: "m",
    long: { parents: "p", mode: "m", verbose: "v" },
  });
  if (operands.length === 0) return failed("mkdir: missing operand");
  const made: string[] = [];
  const result = await forEachName(
    operands,
    async (name) => {
      const path = absolute(seat, name);
      const isThere = flags.has("p") && maybeInode(seat, path) !== undefined;
      await seat.fs.mkdir(path, { recursive: flags.has("p") });
      if (!isThere && flags.has("v")) made.push(`mkdir: created directory '${name}'\n`);
      const mode = maybeChangedMode(values.get("m") ?? "", { mode: 0o777, isFolder: true });
      if (!isThere && mode !== undefined) await seat.fs.chmod(path, mode);
    },
    (name, phrase) => `mkdir: cannot create directory '${name}': ${phrase}`,
  );
  return { ...result, stdout: made.join("") };
}

async function rm(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const { flags, operands, unknown } = parseOptions(args, {
    flags: "rRfvidI",
    long: {
      recursive: "r",
      force: "f",
      verbose: "v",
      dir: "d",
      "no-preserve-root": "N",
      "one-file-system": "o",
    },
  });
  if (unknown !== undefined) return failed(`rm: invalid option -- '${unknown.replace(/^-+/, "")}'`);
  if (operands.length === 0) return flags.has("f") ? printed("") : failed("rm: missing operand");
  const removed: string[] = [];
  const result = await forEachName(
    operands,
    async (name) => {
      const inode = maybeInode(seat, absolute(seat, name), false);
      if (inode === undefined && flags.has("f")) return;
      await removeOne(absolute(seat, name), inode, { flags, seat });
      const kind = inode?.kind === "directory" ? "directory " : "";
      if (flags.has("v")) removed.push(`removed ${kind}'${name}'\n`);
    },
    (name, phrase) => `rm: cannot remove '${name}': ${phrase}`,
  );
  return { ...result, stdout: removed.join("") };
}

async function removeOne(
  path: string,
  inode: Inode | undefined,
  { flags, seat }: { readonly flags: ReadonlySet<string>; readonly seat: CommandSeat },
): Promise<void> {
  const isRecursive = flags.has("r") || flags.has("R");
  if (isRecursive && path === "/") throw new FsError("EPERM", path);
  if (inode?.kind === "directory" && !isRecursive) {
    const isEmpty = inode.entries.size === 0;
    if (!flags.has("d") || !isEmpty) throw new FsError("EISDIR", path);
  }
  await seat.fs.rm(path, { recursive: isRecursive });
}

async function touch(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const { flags, values, operands } = parseOptions(args, {
    flags: "acmfh",
    values: "drt",
    long: { date: "d", reference: "r", "no-create": "c" },
  });
  if (operands.length === 0) return failed("touch: missing file operand");
  const reference = values.get("r");
  const stamp = values.get("t");
  const text = values.get("d") ?? (stamp === undefined ? "now" : stampDate(stamp, seat));
  const ms =
    reference === undefined
      ? maybeInstant(text, seat.clock.now())
      : maybeInode(seat, absolute(seat, reference))?.mtimeMs;
  if (ms === undefined) return failed(`touch: invalid date format '${text}'`);
  return forEachName(
    operands,
    async (name) => {
      const path = absolute(seat, name);
      const isMissing = maybeInode(seat, path) === undefined;
      if (isMissing && flags.has("c")) return;
      if (isMissing) await seat.fs.appendFile(path, "");
      seat.fs.touch(path, ms);
    },
    (name, phrase) => `touch: cannot touch '${name}': ${phrase}`,
  );
}

/** [[CC]YY]MMDDhhmm[.ss] as ISO 8601. */
function stampDate(stamp: string, seat: CommandSeat): string {
  const match = /^(\d{4}|\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(stamp);
  if (match === null) return stamp;
  const [, year = seat.clock.iso().slice(0, 4), month, day, hour, minute, second = "00"] = match;
  return `${year.padStart(4, "20")}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

async function truncate(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const { flags, values, operands } = parseOptions(args, {
    flags: "co",
    values: "sr",
    long: { size: "s", "no-create": "c", reference: "r" },
  });
  const size = values.get("s") ?? "";
  const match = /^([+-]?)(\d+)([KMGT]?)B?$/.exec(size);
  if (match === null)
    return failed(
      size === ""
        ? "truncate: you must specify either '--size' or '--reference'"
        : `truncate: Invalid number: '${size}'`,
    );
  if (operands.length === 0) return failed("truncate: missing file operand");
  const amount = Number(match[2]) * 1024 ** " KMGT".indexOf(match[3] || " ");
  return forEachName(
    operands,
    async (name) => {
      const path = absolute(seat, name);
      const inode = maybeInode(seat, path);
      if (inode === undefined && flags.has("c")) return;
      const bytes = inode?.kind === "file" ? inode.bytes : new Uint8Array(0);
      const wanted =
        { "": amount, "+": bytes.length + amount, "-": Math.max(0, bytes.length - amount) }[
          match[1] ?? ""
        ] ?? amount;
      if (wanted > seat.fs.disk.limits.fileBytes) throw new FsError("EFBIG", path);
      const filled = new Uint8Array(wanted);
      filled.set(bytes.subarray(0, wanted));
      await seat.fs.writeFile(path, filled);
    },
    (name, phrase) => `truncate: cannot open '${name}' for writing: ${phrase}`,
  );
}

async function tee(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const { flags, operands } = parseOptions(args, { flags: "aip", long: { append: "a" } });
  const text = seat.stdin;
  const result = await forEachName(
    operands,
    async (name) => {
      const path = absolute(seat, name);
      if (flags.has("a")) await seat.fs.appendFile(path, text);
      else await seat.fs.writeFile(path, text);
    },
    (name, phrase) => `tee: ${name}: ${phrase}`,
  );
  return { ...result, stdout: text };
}

async function mktemp(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const { flags, values, operands } = parseOptions(args, {
    flags: "dqut",
    values: "p",
    long: { directory: "d", tmpdir: "p" },
  });
  const template = operands[0] ?? "tmp.XXXXXXXXXX";
  if (!/XXX/.test(template)) return failed(`mktemp: too few X's in template '${template}'`);
  const folder =
    values.get("p") ?? (operands[0] === undefined || flags.has("t") ? "/tmp" : seat.cwd);
  // Not chance: the file's number in the tree makes the name, so that a run can be replayed.
  const unique = (seat.fs.disk.tree.generation * 2_654_435_761).toString(36).padStart(12, "0");
  const path = seat.fs.resolvePath(
    folder,
    template.replace(/X{3,}(?!.*X{3})/, (run) =>
      unique.slice(-run.length).padStart(run.length, "0"),
    ),
  );
  try {
    if (flags.has("d")) await seat.fs.mkdir(path);
    else await seat.fs.appendFile(path, "");
    await seat.fs.chmod(path, flags.has("d") ? 0o700 : 0o600);
  } catch (error) {
    return failed(`mktemp: failed to create file via template '${template}': ${phraseOf(error)}`);
  }
  const isBare = operands[0] === undefined || folder !== seat.cwd;
  return printed(`${isBare ? path : template.replace(/[^/]*$/, baseName(path))}\n`);
}

async function realpath(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const names = args.filter((arg) => !arg.startsWith("-"));
  if (names.length === 0) return failed("realpath: missing operand");
  const found: string[] = [];
  const result = await forEachName(
    names,
    async (name) => {
      found.push(`${await seat.fs.realpath(absolute(seat, name))}\n`);
    },
    (name, phrase) => `realpath: ${name}: ${phrase}`,
  );
  return { ...result, stdout: found.join("") };
}
