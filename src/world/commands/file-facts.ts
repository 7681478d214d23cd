import { sizeOf } from "../inode-facts.ts";
import type { Inode } from "../inodes.ts";

const letters = "rwxrwxrwx";
const specials = [
  { bit: 0o4000, at: 2, set: "s", bare: "S" },
  { bit: 0o2000, at: 5, set: "s", bare: "S" },
  { bit: 0o1000, at: 8, set: "t", bare: "T" },
];

/** The ten characters of `ls -l`: (0o755, a file) -> "-rwxr-xr-x". */
export function modeString(inode: Inode): string {
  const { mode } = inode;
  const bits = letters.split("").map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : "-"));
  for (const { bit, at, set, bare } of specials) {
    if ((mode & bit) !== 0) bits[at] = bits[at] === "x" ? set : bare;
  }
  return `${{ file: "-", directory: "d", symlink: "l" }[inode.kind]}${bits.join("")}`;
}

/** How many names lead to an inode, as Linux counts them: a folder is also `.` and each child's `..`. */
export function linkCount(inode: Inode): number {
  if (inode.kind !== "directory") return inode.links;
  return 2 + [...inode.entries.values()].filter(({ kind }) => kind === "directory").length;
}

/** Blocks of 1 KiB on a disk with blocks of 4 KiB; short links need none. */
export function kilobytesOnDisk(inode: Inode): number {
  if (inode.kind === "directory") return 4;
  return inode.kind === "file" ? 4 * Math.ceil(sizeOf(inode) / 4096) : 0;
}

/** Sizes as `-h` prints them: 1536 -> "1.5K". */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < 4) {
    value /= 1024;
    unit += 1;
  }
  if (unit === 0) return String(bytes);
  const rounded = value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value));
  return `${rounded}${"KMGT".charAt(unit - 1)}`;
}
