import { FsError } from "./fs-error.ts";
import type { Inode } from "./inodes.ts";

/** Throws unless renaming onto what is there already is allowed: like onto like, and only onto an empty folder. */
export function checkReplacement(moved: Inode, replaced: Inode, path: string): void {
  if (replaced.kind === "directory") {
    if (moved.kind !== "directory") throw new FsError("EISDIR", path);
    if (replaced.entries.size > 0) throw new FsError("ENOTEMPTY", path);
  } else if (moved.kind === "directory") {
    throw new FsError("ENOTDIR", path);
  }
}
