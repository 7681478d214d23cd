import { formatInstant } from "../clock.ts";
import { failed, parseOptions } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { FsError, phraseOf } from "../fs-error.ts";
import type { Inode } from "../inodes.ts";
import { sizeOf } from "../inode-facts.ts";
import { right } from "../walk.ts";
import { humanSize, kilobytesOnDisk, linkCount, modeString } from "./file-facts.ts";

/** ls and dir: just-bash's own prints one mode for every file. */
export const lsCommands: CommandFamily = { ls, dir: ls };

/** Half a year, after which `ls -l` shows the year instead of the hour. */
const recentMs = 31_556_952_000 / 2;

type Row = { readonly name: string; readonly path: string; readonly inode: Inode };
type Listing = {
  readonly flags: ReadonlySet<string>;
  readonly seat: CommandSeat;
  readonly out: string[];
  readonly complaints: string[];
  exitCode: number;
};

function ls(args: readonly string[], seat: CommandSeat): CommandResult {
  const options = parseOptions(
    args.filter((arg) => !/^--(?:color|time-style|group-directories-first)/.test(arg)),
    {
      flags: "laA1dhtrRSFginoUCxpNQkscuLHX",
      long: {
        all: "a",
        "almost-all": "A",
        directory: "d",
        "human-readable": "h",
        recursive: "R",
        reverse: "r",
        classify: "F",
        inode: "i",
        "numeric-uid-gid": "n",
        "full-time": "l",
      },
    },
  );
  if (options.unknown !== undefined) {
    return failed(
      `ls: invalid option -- '${options.unknown.replace(/^-+/, "")}'\nTry 'ls --help' for more information.`,
      2,
    );
  }
  const listing: Listing = { flags: options.flags, seat, out: [], complaints: [], exitCode: 0 };
  const operands = options.operands.length > 0 ? options.operands : ["."];
  const rows = sorted(
    operands.flatMap((name) => lookUp(name, listing)),
    options.flags,
  );
  const isFolder = ({ inode }: Row): boolean =>
    inode.kind === "directory" && !options.flags.has("d");
  const files = rows.filter((row) => !isFolder(row));
  if (files.length > 0) listing.out.push(...format(files, listing));
  const hasTitles = operands.length > 1 || options.flags.has("R");
  for (const row of rows.filter(isFolder)) listFolder(row, listing, hasTitles);
  return {
    stdout: listing.out.map((line) => `${line}\n`).join(""),
    stderr: listing.complaints.map((line) => `ls: ${line}\n`).join(""),
    exitCode: listing.exitCode,
  };
}

/** The inode behind a name; without -l and -d a link to a folder stands for the folder. */
function lookUp(name: string, listing: Listing): Row[] {
  const { flags, seat } = listing;
  const path = seat.fs.resolvePath(seat.cwd, name);
  try {
    const link = seat.fs.linkInodeAt(path);
    const followsLinks =
      flags.has("L") || flags.has("H") || name.endsWith("/") || !(flags.has("l") || flags.has("d"));
    if (link.kind !== "symlink" || !followsLinks) return [{ name, path, inode: link }];
    const target = maybeTarget(path, seat);
    return [
      {
        name,
        path,
        inode: target?.kind === "directory" || flags.has("L") ? (target ?? link) : link,
      },
    ];
  } catch (error) {
    listing.complaints.push(`cannot access '${name}': ${phraseOf(error)}`);
    listing.exitCode = 2;
    return [];
  }
}

function maybeTarget(path: string, seat: CommandSeat): Inode | undefined {
  try {
    return seat.fs.inodeAt(path);
  } catch {
    return undefined;
  }
}

function listFolder(folder: Row, listing: Listing, hasTitle: boolean): void {
  const { flags, seat, out } = listing;
  const { inode } = folder;
  if (inode.kind !== "directory") return;
  if ((seat.fs.rightsOn(inode) & right.read) === 0) {
    listing.complaints.push(
      `cannot open directory '${folder.name}': ${phraseOf(new FsError("EACCES", folder.path))}`,
    );
    listing.exitCode = 2;
    return;
  }
  if (hasTitle && out.length > 0) out.push("");
  if (hasTitle) out.push(`${folder.name}:`);
  const rows = sorted([...dotRows(folder, listing), ...childRows(folder, listing)], flags);
  if (hasLongLines(flags)) {
    const total = rows.reduce((sum, row) => sum + kilobytesOnDisk(row.inode), 0);
    out.push(`total ${flags.has("h") ? humanTotal(total) : total}`);
  }
  out.push(...format(rows, listing));
  if (!flags.has("R")) return;
  const prefix = folder.name === "/" ? "" : folder.name;
  for (const row of rows.filter(isChildFolder)) {
    listFolder({ ...row, name: `${prefix}/${row.name}` }, listing, true);
  }
}

function isChildFolder({ name, inode }: Row): boolean {
  return inode.kind === "directory" && name !== "." && name !== "..";
}

function humanTotal(kilobytes: number): string {
  return kilobytes === 0 ? "0" : humanSize(kilobytes * 1024);
}

function dotRows({ path, inode }: Row, { flags, seat }: Listing): Row[] {
  if (!flags.has("a")) return [];
  const parent = seat.fs.resolvePath(path, "..");
  const above = maybeTarget(parent, seat) ?? inode;
  return [
    { name: ".", path, inode },
    { name: "..", path: parent, inode: above },
  ];
}

function childRows({ path, inode }: Row, { flags }: Listing): Row[] {
  if (inode.kind !== "directory") return [];
  const showsHidden = flags.has("a") || flags.has("A");
  return [...inode.entries]
    .filter(([name]) => showsHidden || !name.startsWith("."))
    .map(([name, child]) => ({ name, path: `${path === "/" ? "" : path}/${name}`, inode: child }));
}

function sorted(rows: readonly Row[], flags: ReadonlySet<string>): readonly Row[] {
  const byName = (a: Row, b: Row): number => (a.name < b.name ? -1 : Number(a.name > b.name));
  const order = (a: Row, b: Row): number => {
    if (flags.has("S")) return sizeOf(b.inode) - sizeOf(a.inode) || byName(a, b);
    if (flags.has("t")) return b.inode.mtimeMs - a.inode.mtimeMs || byName(a, b);
    return byName(a, b);
  };
  const ordered = flags.has("U") ? rows : rows.toSorted(order);
  return flags.has("r") ? ordered.toReversed() : ordered;
}

function hasLongLines(flags: ReadonlySet<string>): boolean {
  return ["l", "n", "g", "o"].some((flag) => flags.has(flag));
}

function format(rows: readonly Row[], listing: Listing): string[] {
  const { flags } = listing;
  const isLong = hasLongLines(flags);
  const cells = rows.map((row) => (isLong ? longCells(row, listing) : []));
  const widths = (cells[0] ?? []).map((_cell, at) =>
    Math.max(...cells.map((line) => (line[at] ?? "").length)),
  );
  return rows.map((row, index) => {
    const line = (cells[index] ?? []).map((cell, at) =>
      at === 1 || at === 4 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    const inode = flags.has("i") ? [String(row.inode.ino)] : [];
    return [...inode, ...line.filter((cell) => cell !== ""), nameCell(row, flags, isLong)].join(
      " ",
    );
  });
}

/** Mode, links, owner, group, size, date. */
function longCells({ inode }: Row, { flags, seat }: Listing): string[] {
  const uid = String(seat.users.find(({ name }) => name === inode.owner)?.uid ?? 0);
  const owner = flags.has("n") ? uid : inode.owner;
  const isRecent = Math.abs(seat.clock.now() - inode.mtimeMs) < recentMs;
  return [
    modeString(inode),
    String(linkCount(inode)),
    flags.has("g") ? "" : owner,
    flags.has("o") ? "" : owner,
    flags.has("h") ? humanSize(sizeOf(inode)) : String(sizeOf(inode)),
    formatInstant(inode.mtimeMs, isRecent ? "%b %e %H:%M" : "%b %e  %Y"),
  ];
}

function nameCell({ name, inode }: Row, flags: ReadonlySet<string>, isLong: boolean): string {
  if (inode.kind === "directory") return flags.has("F") || flags.has("p") ? `${name}/` : name;
  if (inode.kind === "symlink") {
    if (isLong) return `${name} -> ${inode.target}`;
    return flags.has("F") ? `${name}@` : name;
  }
  return flags.has("F") && (inode.mode & 0o111) !== 0 ? `${name}*` : name;
}
