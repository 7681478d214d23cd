import { FsError } from "./fs-error.ts";
import type { FsErrorCode } from "./fs-error.ts";
import type { DirectoryInode, Inode } from "./inodes.ts";
import { resolvePath, splitPath } from "./paths.ts";

/** Read, write, and search or execute, as bits of one permission triplet. */
export const right = { read: 4, write: 2, search: 1 } as const;

/** Where a path leads: the folder, the name in it, and what has that name, if anything. */
export type Place = {
  readonly directory: DirectoryInode;
  readonly name: string;
  /** The path without links. */
  readonly path: string;
  readonly inode: Inode | undefined;
};

/** Who walks, from where, and whether a link at the end is followed. */
export type Walk = {
  readonly root: DirectoryInode;
  readonly user: string;
  readonly followsLast: boolean;
};

const linkHops = 40;

/** What a user may do with an inode: a sum of `right`s. Root may all, but executes only what somebody may. */
export function rightsOf(user: string, inode: Inode): number {
  if (user === "root") return inode.kind === "directory" || (inode.mode & 0o111) !== 0 ? 7 : 6;
  return inode.owner === user ? (inode.mode >> 6) & 7 : inode.mode & 7;
}

/** Throws EACCES unless the user has all the rights. */
export function demandRights(
  demand: { readonly user: string; readonly inode: Inode; readonly rights: number },
  path: string,
): void {
  const { user, inode, rights } = demand;
  if ((rightsOf(user, inode) & rights) !== rights) throw new FsError("EACCES", path);
}

/** Follows a path as a user may. Throws ENOENT or ENOTDIR on the way, EACCES where searching is forbidden, ELOOP. */
export function walk(options: Walk, path: string): Place {
  const end = walkOrFault(options, path);
  if (typeof end === "string") throw new FsError(end, path);
  return end;
}

/** What is at a path, links followed; undefined where the user can't get there: half of all look-ups fail. */
export function maybeInodeAt(
  { root, user }: Omit<Walk, "followsLast">,
  path: string,
): Inode | undefined {
  const end = walkOrFault({ root, user, followsLast: true }, path);
  return typeof end === "string" ? undefined : end.inode;
}

function walkOrFault(options: Walk, path: string): Place | FsErrorCode {
  if (path.includes("\0")) return "ENOENT";
  let rest = path;
  for (let hops = 0; hops <= linkHops; hops += 1) {
    const step = walkToLink(options, rest);
    if (typeof step === "string" || "directory" in step) return step;
    rest = step.rest;
  }
  return "ELOOP";
}

/** Walks to the end, to what is in the way, or to the first link that must be followed: then with the path left. */
function walkToLink(
  { root, user, followsLast }: Walk,
  path: string,
): Place | FsErrorCode | { readonly rest: string } {
  const parts = splitPath(path);
  let directory = root;
  let walked = "";
  let index = -1;
  for (const name of parts) {
    index += 1;
    if ((rightsOf(user, directory) & right.search) === 0) return "EACCES";
    const inode = directory.entries.get(name);
    const isLast = index === parts.length - 1;
    if (inode?.kind === "symlink" && (followsLast || !isLast)) {
      const target = resolvePath(walked === "" ? "/" : walked, inode.target);
      return { rest: `${target}/${parts.slice(index + 1).join("/")}` };
    }
    walked = `${walked}/${name}`;
    if (isLast) return { directory, name, path: walked, inode };
    if (inode?.kind !== "directory") return inode === undefined ? "ENOENT" : "ENOTDIR";
    directory = inode;
  }
  return { directory, name: "", path: "/", inode: directory };
}
