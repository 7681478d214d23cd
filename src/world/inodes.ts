import { createHash } from "node:crypto";

type Common = {
  readonly ino: number;
  /** Permission bits with setuid, setgid and sticky: 0o7777. */
  mode: number;
  owner: string;
  /** Milliseconds since the epoch, from the simulated clock. */
  mtimeMs: number;
  links: number;
  /** Part of the furniture (a command's file, /dev): left out of photographs until someone changes it. */
  isFurniture: boolean;
};

/** A regular file. `bytes` is replaced, never written into, so that copies may share it. */
export type FileInode = Common & { readonly kind: "file"; bytes: Uint8Array; sha256?: string };
/** A directory; its entries are in creation order. */
export type DirectoryInode = Common & {
  readonly kind: "directory";
  readonly entries: Map<string, Inode>;
};
/** A symbolic link; the target is as written. */
export type SymlinkInode = Common & { readonly kind: "symlink"; readonly target: string };
/** What a name in a directory leads to. Hard links share one. */
export type Inode = FileInode | DirectoryInode | SymlinkInode;

/** Bits of a new file and a new directory under umask 022. */
const newFileMode = 0o644;
/** Bits of a new directory under umask 022. */
export const newDirectoryMode = 0o755;

const noBytes = new Uint8Array(0);

/** The inodes of one host and how much they hold. Knows nothing of users and permissions. */
export class InodeTree {
  readonly root: DirectoryInode;
  /** Counts changes: equal generations mean an unchanged tree. */
  generation = 0;
  bytes = 0;
  count = 0;
  #nextIno: number;

  constructor(root?: DirectoryInode, nextIno = 2) {
    this.#nextIno = nextIno;
    this.root = root ?? {
      kind: "directory",
      entries: new Map(),
      ino: 1,
      mode: newDirectoryMode,
      owner: "root",
      mtimeMs: 0,
      links: 2,
      isFurniture: false,
    };
  }

  /** A fresh file that no directory names yet. */
  file(owner: string, mtimeMs: number): FileInode {
    return { kind: "file", bytes: noBytes, ...this.#common(owner, mtimeMs), mode: newFileMode };
  }

  /** A fresh directory that no directory names yet. */
  directory(owner: string, mtimeMs: number): DirectoryInode {
    return {
      kind: "directory",
      entries: new Map(),
      ...this.#common(owner, mtimeMs),
      mode: newDirectoryMode,
    };
  }

  /** A fresh symbolic link that no directory names yet. */
  symlink(target: string, owner: string, mtimeMs: number): SymlinkInode {
    return { kind: "symlink", target, ...this.#common(owner, mtimeMs), mode: 0o777 };
  }

  /** Puts bytes into a file. */
  fill(file: FileInode, bytes: Uint8Array): void {
    this.bytes += bytes.length - file.bytes.length;
    file.bytes = bytes;
    file.isFurniture = false;
    delete file.sha256;
    this.generation += 1;
  }

  /** Names an inode in a directory; an earlier holder of the name is dropped. */
  link(directory: DirectoryInode, name: string, inode: Inode): void {
    this.unlink(directory, name);
    directory.entries.set(name, inode);
    inode.links += 1;
    if (inode.links === 1) this.count += 1;
    this.generation += 1;
  }

  /** Drops a name; the inode's bytes are freed with its last one. */
  unlink(directory: DirectoryInode, name: string): void {
    const inode = directory.entries.get(name);
    if (inode === undefined) return;
    directory.entries.delete(name);
    inode.links -= 1;
    this.generation += 1;
    if (inode.links > 0) return;
    this.count -= 1;
    if (inode.kind === "file") this.bytes -= inode.bytes.length;
  }

  /** A copy that shares only the bytes of files, which nobody writes into. */
  clone(): InodeTree {
    const copies = new Map<Inode, Inode>();
    const root = cloneDirectory(this.root, copies);
    const tree = new InodeTree(root, this.#nextIno);
    tree.bytes = this.bytes;
    tree.count = this.count;
    tree.generation = this.generation;
    return tree;
  }

  #common(owner: string, mtimeMs: number): Common {
    const ino = this.#nextIno;
    this.#nextIno += 1;
    return { ino, mode: 0, owner, mtimeMs, links: 0, isFurniture: false };
  }
}

function cloneDirectory(directory: DirectoryInode, copies: Map<Inode, Inode>): DirectoryInode {
  const entries = new Map<string, Inode>();
  for (const [name, inode] of directory.entries) entries.set(name, cloneInode(inode, copies));
  return { ...directory, entries };
}

function cloneInode(inode: Inode, copies: Map<Inode, Inode>): Inode {
  if (inode.kind === "directory") return cloneDirectory(inode, copies);
  if (inode.links === 1) return { ...inode };
  const copy = copies.get(inode) ?? { ...inode };
  copies.set(inode, copy);
  return copy;
}

/** The SHA-256 of a file in hex; kept until the file is filled anew. */
export function sha256Of(file: FileInode): string {
  file.sha256 ??= createHash("sha256").update(file.bytes).digest("hex");
  return file.sha256;
}
