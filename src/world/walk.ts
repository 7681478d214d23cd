import { FsError } from "./fs-error.ts";
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
  readonly inode?: Inode;
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
  let rest = path;
  for (let hops = 0; hops <= linkHops; hops += 1) {
    const step = walkToLink(options, rest);
    if (typeof step !== "string") return step;
    rest = step;
  }
  throw new FsError("ELOOP", path);
}

/** Walks to the end, or to the first link that must be followed: then the path that is left is returned. */
function walkToLink({ root, user, followsLast }: Walk, path: string): Place | string {
  if (path.includes("\0")) throw new FsError("ENOENT", path);
  const parts = splitPath(path);
  let directory = root;
  let walked = "";
  for (const [index, name] of parts.entries()) {
    demandRights({ user, inode: directory, rights: right.search }, path);
    const inode = directory.entries.get(name);
    const isLast = index === parts.length - 1;
    if (inode?.kind === "symlink" && (followsLast || !isLast)) {
      const target = resolvePath(walked === "" ? "/" : walked, inode.target);
      return `${target}/${parts.slice(index + 1).join("/")}`;
    }
    walked = `${walked}/${name}`;
    if (isLast) return { directory, name, path: walked, ...(inode === undefined ? {} : { inode }) };
    directory = enter(inode, path);
  }
  return { directory, name: "", path: "/", inode: directory };
}

function enter(inode: Inode | undefined, path: string): DirectoryInode {
  if (inode === undefined) throw new FsError("ENOENT", path);
  if (inode.kind !== "directory") throw new FsError("ENOTDIR", path);
  return inode;
}
