import type { IFileSystem } from "just-bash";
import { instantAt } from "./clock.ts";
import type { DirectoryInode, Inode } from "./inodes.ts";
import { maybeDeclaredBytes } from "./weights.ts";

/** What just-bash wants to know of an inode. */
export type Stat = Awaited<ReturnType<IFileSystem["stat"]>>;

/** An inode's facts in just-bash's words. */
export function statOf(inode: Inode): Stat {
  return {
    ...kindOf(inode),
    mode: inode.mode,
    size: sizeOf(inode),
    mtime: instantAt(inode.mtimeMs),
    dev: 1,
    ino: inode.ino,
    identity: `office:${inode.ino}`,
  };
}

/** Which of the three kinds an inode is, in just-bash's words. */
export function kindOf(inode: Inode): {
  isFile: boolean;
  isDirectory: boolean;
  isSymbolicLink: boolean;
} {
  return {
    isFile: inode.kind === "file",
    isDirectory: inode.kind === "directory",
    isSymbolicLink: inode.kind === "symlink",
  };
}

/** Bytes as `ls -l` shows them: a directory takes one block, a link the length of its target, weights what they declare. */
export function sizeOf(inode: Inode): number {
  if (inode.kind === "file") return maybeDeclaredBytes(inode.bytes) ?? inode.bytes.length;
  return inode.kind === "directory" ? 4096 : Buffer.byteLength(inode.target);
}

/** Every inode with its path, parents before children, in the order of creation. */
export function* pathsBelow(
  directory: DirectoryInode,
  prefix: string,
): Generator<{ readonly path: string; readonly inode: Inode }> {
  for (const [name, inode] of directory.entries) {
    const path = `${prefix}/${name}`;
    yield { path, inode };
    if (inode.kind === "directory") yield* pathsBelow(inode, path);
  }
}
