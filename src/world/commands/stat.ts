import { formatInstant } from "../clock.ts";
import { failed, gathered, parseOptions, printed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { phraseOf } from "../fs-error.ts";
import type { Inode } from "../inodes.ts";
import { sizeOf } from "../inode-facts.ts";
import { kilobytesOnDisk, linkCount, modeString } from "./file-facts.ts";

/** stat: just-bash's own knows neither owners nor what the mode is to others. */
export const statCommands: CommandFamily = { stat };

type Subject = { readonly name: string; readonly inode: Inode; readonly seat: CommandSeat };

const timeFormat = "%Y-%m-%d %H:%M:%S.000000000 +0000";
const human = ({ inode }: Subject): string => formatInstant(inode.mtimeMs, timeFormat);
const epoch = ({ inode }: Subject): string => String(Math.floor(inode.mtimeMs / 1000));
const uidOf = ({ inode, seat }: Subject): string =>
  String(seat.users.find(({ name }) => name === inode.owner)?.uid ?? 0);
const owner = ({ inode }: Subject): string => inode.owner;

const directives: Readonly<Record<string, (subject: Subject) => string>> = {
  n: ({ name }) => name,
  N: ({ name, inode }) =>
    inode.kind === "symlink" ? `'${name}' -> '${inode.target}'` : `'${name}'`,
  a: ({ inode }) => inode.mode.toString(8),
  A: ({ inode }) => modeString(inode),
  f: ({ inode }) =>
    ({ file: 0o100000, directory: 0o40000, symlink: 0o120000 }[inode.kind] | inode.mode).toString(
      16,
    ),
  s: ({ inode }) => String(sizeOf(inode)),
  b: ({ inode }) => String(2 * kilobytesOnDisk(inode)),
  B: () => "512",
  o: () => "4096",
  h: ({ inode }) => String(linkCount(inode)),
  i: ({ inode }) => String(inode.ino),
  d: () => "1",
  D: () => "1",
  F: fileType,
  U: owner,
  G: owner,
  u: uidOf,
  g: uidOf,
  x: human,
  y: human,
  z: human,
  w: () => "-",
  X: epoch,
  Y: epoch,
  Z: epoch,
  W: () => "0",
  "%": () => "%",
};

const fullFormat = [
  "  File: %N",
  "  Size: %s\tBlocks: %b\tIO Block: %o\t%F",
  "Device: 0,1\tInode: %i\tLinks: %h",
  "Access: (%04a/%A)  Uid: (%u/%U)   Gid: (%g/%G)",
  "Access: %x",
  "Modify: %y",
  "Change: %z",
  " Birth: %w",
].join("\n");

function stat(args: readonly string[], seat: CommandSeat): CommandResult {
  const { flags, values, operands, unknown } = parseOptions(args, {
    flags: "Lt",
    values: "cP",
    long: { format: "c", printf: "P", dereference: "L" },
  });
  if (unknown !== undefined)
    return failed(`stat: invalid option -- '${unknown.replace(/^-+/, "")}'`);
  if (operands.length === 0) return failed("stat: missing operand");
  const format = values.get("P") ?? values.get("c") ?? fullFormat.replace("%N", "%n");
  const end = values.has("P") ? "" : "\n";
  return gathered(
    operands.map((name) => {
      const path = seat.fs.resolvePath(seat.cwd, name);
      try {
        const inode = flags.has("L") ? seat.fs.inodeAt(path) : seat.fs.linkInodeAt(path);
        const line = fill(format, { name, inode, seat });
        return printed(`${values.has("P") ? unescaped(line) : line}${end}`);
      } catch (error) {
        return failed(`stat: cannot statx '${name}': ${phraseOf(error)}`);
      }
    }),
  );
}

function fill(format: string, subject: Subject): string {
  return format.replace(/%(-?)(0?)(\d*)([A-Za-z%])/g, (...match: string[]) => {
    const [, minus, zero, width, letter = ""] = match;
    const text = directives[letter]?.(subject) ?? "?";
    return minus === "-"
      ? text.padEnd(Number(width))
      : text.padStart(Number(width), zero === "0" ? "0" : " ");
  });
}

function unescaped(text: string): string {
  return text.replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\t`, "\t");
}

function fileType({ inode }: Subject): string {
  if (inode.kind === "directory") return "directory";
  if (inode.kind === "symlink") return "symbolic link";
  return inode.bytes.length === 0 ? "regular empty file" : "regular file";
}
