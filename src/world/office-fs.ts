import type { ByteString, IFileSystem } from "just-bash";
import { unsafeBytesFromLatin1 } from "just-bash";
import { instantAt } from "./clock.ts";
import type { Clock, Instant } from "./clock.ts";
import { FsError } from "./fs-error.ts";
import { InodeTree } from "./inodes.ts";
import type { DirectoryInode, FileInode, Inode } from "./inodes.ts";
import type { Limits } from "./limits.ts";
import { resolvePath, splitPath } from "./paths.ts";

/** On whose behalf a file system is used. */
export type Actor = {
  readonly user: string;
  /** While true every change fails (EIO): the host is down, or the acting process is gone. */
  isFrozen(): boolean;
};

/** What an OfficeFs works on: one tree, seen by many actors. */
export type Disk = {
  readonly tree: InodeTree;
  readonly clock: Clock;
  readonly limits: Pick<Limits, "fileBytes" | "totalBytes" | "inodes">;
};

/** Read, write, and search or execute, as bits of one permission triplet. */
export const right = { read: 4, write: 2, search: 1 } as const;

/** Text or bytes, as just-bash hands them over. */
export type FileContent = string | Uint8Array;
type Encoding = Parameters<IFileSystem["writeFile"]>[2];
type Stat = Awaited<ReturnType<IFileSystem["stat"]>>;
type Entry = Awaited<ReturnType<NonNullable<IFileSystem["readdirWithFileTypes"]>>>[number];

type Place = { readonly directory: DirectoryInode; readonly name: string; readonly inode?: Inode };

const linkHops = 40;
const umask = 0o022;

/**
 * A host's files as one actor may use them: owners, permission bits, sizes and simulated times behave as bash and
 * coreutils on Linux show them. Every failure is an FsError. It implements just-bash's interface instead of
 * extending InMemoryFs, whose private map knows neither owners nor inodes and stamps the wall clock.
 */
export class OfficeFs implements IFileSystem {
  readonly disk: Disk;
  readonly actor: Actor;

  constructor(disk: Disk, actor: Actor) {
    this.disk = disk;
    this.actor = actor;
  }

  /** The inode behind a path, links followed. */
  inodeAt(path: string): Inode {
    return this.#existing(path, true);
  }

  /** The inode behind a path; a final symbolic link is returned itself. */
  linkInodeAt(path: string): Inode {
    return this.#existing(path, false);
  }

  /** What the actor may do with an inode: a sum of `right`s. Root may all, but executes only what somebody may. */
  rightsOn(inode: Inode): number {
    if (this.actor.user === "root") {
      const isSearchable = inode.kind === "directory" || (inode.mode & 0o111) !== 0;
      return isSearchable ? 7 : 6;
    }
    return inode.owner === this.actor.user ? (inode.mode >> 6) & 7 : inode.mode & 7;
  }

  /** Gives a file to another user; only root may. */
  chown(path: string, owner: string): void {
    const inode = this.#existing(path, true);
    if (this.actor.user !== "root") throw new FsError("EPERM", path);
    this.#thaw(path);
    inode.owner = owner;
    this.#touched(inode);
  }

  /** Puts a new file with the old one's mode in its place, as `sed -i` does: the folder's rights count, not the file's. */
  replace(path: string, content: FileContent, encoding?: Encoding): void {
    const place = this.#place(path, false);
    if (place.inode === undefined) throw new FsError("ENOENT", path);
    const { mode } = this.#existing(path, true);
    const file = this.disk.tree.file(this.actor.user, this.disk.clock.now());
    this.#enter(place, file, path);
    this.#fill(file, toBytes(content, encoding), path);
    file.mode = mode;
  }

  /** Sets a file's time of change, in ms since the epoch. */
  touch(path: string, mtimeMs: number): void {
    const inode = this.#existing(path, true);
    const isOwner = inode.owner === this.actor.user || this.actor.user === "root";
    if (!isOwner) this.#demand(inode, right.write, path);
    this.#thaw(path);
    inode.mtimeMs = mtimeMs;
    this.disk.tree.generation += 1;
  }

  async readFile(path: string, options?: Encoding | { encoding?: string | null }): Promise<string> {
    const encoding = typeof options === "string" ? options : options?.encoding;
    const bytes = this.#open(path).bytes;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
      encoding === "binary" || encoding === "latin1" ? "latin1" : "utf8",
    );
  }

  async readFileBytes(path: string): Promise<ByteString> {
    return unsafeBytesFromLatin1(Buffer.from(this.#open(path).bytes).toString("latin1"));
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return new Uint8Array(this.#open(path).bytes);
  }

  async writeFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    const bytes = toBytes(content, encoding);
    if (isSink(path)) return;
    const file = this.#openForWriting(path);
    if (bytes.length === 0 && file.bytes.length === 0) this.#touched(file);
    else this.#fill(file, bytes, path);
  }

  async appendFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    const bytes = toBytes(content, encoding);
    if (isSink(path)) return;
    const file = this.#openForWriting(path);
    if (bytes.length > 0) this.#fill(file, joinBytes(file.bytes, bytes), path);
  }

  async exists(path: string): Promise<boolean> {
    try {
      this.#existing(path, true);
      return true;
    } catch {
      return false;
    }
  }

  async stat(path: string): Promise<Stat> {
    return statOf(this.#existing(path, true));
  }

  async lstat(path: string): Promise<Stat> {
    return statOf(this.#existing(path, false));
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    if (options?.recursive === true) {
      const parts = splitPath(path);
      for (const [index] of parts.entries())
        this.#mkdirIfMissing(`/${parts.slice(0, index + 1).join("/")}`);
      return;
    }
    const place = this.#place(path, false);
    if (place.inode !== undefined) throw new FsError("EEXIST", path);
    this.#enter(place, this.disk.tree.directory(this.actor.user, this.disk.clock.now()), path);
  }

  async readdir(path: string): Promise<string[]> {
    return (await this.readdirWithFileTypes(path)).map(({ name }) => name);
  }

  async readdirWithFileTypes(path: string): Promise<Entry[]> {
    const directory = this.#existing(path, true);
    if (directory.kind !== "directory") throw new FsError("ENOTDIR", path);
    this.#demand(directory, right.read, path);
    return [...directory.entries]
      .map(([name, inode]) => ({ name, ...kindOf(inode) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    const place = this.#place(path, false);
    if (place.inode === undefined) {
      if (options?.force === true) return;
      throw new FsError("ENOENT", path);
    }
    this.#remove(place, path, options?.recursive === true);
  }

  async cp(from: string, to: string, options?: { recursive?: boolean }): Promise<void> {
    const source = this.#existing(from, options?.recursive !== true);
    if (source.kind === "file") {
      await this.#copyFile(from, to);
    } else if (options?.recursive !== true) {
      throw new FsError("EISDIR", from);
    } else if (source.kind === "symlink") {
      await this.symlink(source.target, to);
    } else {
      const names = await this.readdir(from);
      this.#mkdirIfMissing(to, source.mode);
      for (const name of names) await this.cp(`${from}/${name}`, `${to}/${name}`, options);
    }
  }

  async mv(from: string, to: string): Promise<void> {
    const source = this.#place(from, false);
    const target = this.#place(to, false);
    const moved = source.inode;
    if (moved === undefined) throw new FsError("ENOENT", from);
    if (moved === target.inode) return;
    if (
      moved.kind === "directory" &&
      `${resolvePath("/", to)}/`.startsWith(`${resolvePath("/", from)}/`)
    ) {
      throw new FsError("EINVAL", to);
    }
    this.#demandEntryChange(source, from);
    this.#demandEntryChange(target, to);
    if (target.inode !== undefined) checkReplacement(moved, target.inode, to);
    moved.links += 1;
    this.disk.tree.unlink(source.directory, source.name);
    this.disk.tree.link(target.directory, target.name, moved);
    moved.links -= 1;
    this.#touched(source.directory);
    this.#touched(target.directory);
  }

  async chmod(path: string, mode: number): Promise<void> {
    const inode = this.#existing(path, true);
    if (this.actor.user !== "root" && inode.owner !== this.actor.user)
      throw new FsError("EPERM", path);
    this.#thaw(path);
    inode.mode = mode & 0o7777;
    inode.isFurniture = false;
    this.disk.tree.generation += 1;
  }

  async symlink(target: string, path: string): Promise<void> {
    const place = this.#place(path, false);
    if (place.inode !== undefined) throw new FsError("EEXIST", path);
    this.#enter(
      place,
      this.disk.tree.symlink(target, this.actor.user, this.disk.clock.now()),
      path,
    );
  }

  async link(existing: string, path: string): Promise<void> {
    const inode = this.#existing(existing, false);
    const place = this.#place(path, false);
    if (inode.kind === "directory") throw new FsError("EPERM", existing);
    if (place.inode !== undefined) throw new FsError("EEXIST", path);
    this.#enter(place, inode, path);
  }

  async readlink(path: string): Promise<string> {
    const inode = this.#existing(path, false);
    if (inode.kind !== "symlink") throw new FsError("EINVAL", path);
    return inode.target;
  }

  async realpath(path: string): Promise<string> {
    return this.#walk(path, true, 0).path;
  }

  async utimes(path: string, _atime: Instant, mtime: Instant): Promise<void> {
    this.touch(path, mtime.getTime());
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path);
  }

  /** Every path of the host, as root sees it: just-bash only asks when it has no better way. */
  getAllPaths(): string[] {
    return [...pathsBelow(this.disk.tree.root, "")].map(({ path }) => path);
  }

  #open(path: string): FileInode {
    const inode = this.#existing(path, true);
    if (inode.kind === "directory") throw new FsError("EISDIR", path);
    this.#demand(inode, right.read, path);
    if (inode.kind === "file") return inode;
    throw new FsError("ELOOP", path);
  }

  #openForWriting(path: string): FileInode {
    this.#thaw(path);
    const place = this.#place(path, true);
    const inode = place.inode;
    if (inode === undefined) {
      const file = this.disk.tree.file(this.actor.user, this.disk.clock.now());
      this.#enter(place, file, path);
      return file;
    }
    if (inode.kind !== "file") throw new FsError("EISDIR", path);
    this.#demand(inode, right.write, path);
    return inode;
  }

  #fill(file: FileInode, bytes: Uint8Array, path: string): void {
    const { tree, limits } = this.disk;
    this.#thaw(path);
    if (bytes.length > limits.fileBytes) throw new FsError("EFBIG", path);
    if (tree.bytes - file.bytes.length + bytes.length > limits.totalBytes)
      throw new FsError("ENOSPC", path);
    tree.fill(file, bytes);
    file.mtimeMs = this.disk.clock.now();
  }

  async #copyFile(from: string, to: string): Promise<void> {
    const source = this.#open(from);
    const isNew = !(await this.exists(to));
    const copy = this.#openForWriting(to);
    this.#fill(copy, source.bytes, to);
    if (isNew) copy.mode = source.mode & 0o777 & ~umask;
  }

  #mkdirIfMissing(path: string, mode = 0o777): void {
    const place = this.#place(path, true);
    if (place.inode?.kind === "directory") return;
    if (place.inode !== undefined) throw new FsError("EEXIST", path);
    const directory = this.disk.tree.directory(this.actor.user, this.disk.clock.now());
    directory.mode = mode & 0o777 & ~umask;
    this.#enter(place, directory, path);
  }

  #enter(place: Place, inode: Inode, path: string): void {
    this.#demandEntryChange(place, path);
    if (this.disk.tree.count >= this.disk.limits.inodes) throw new FsError("ENOSPC", path);
    this.disk.tree.link(place.directory, place.name, inode);
    this.#touched(place.directory);
  }

  #remove(place: Place, path: string, isRecursive: boolean): void {
    const inode = place.inode;
    if (inode?.kind === "directory" && inode.entries.size > 0) {
      if (!isRecursive) throw new FsError("ENOTEMPTY", path);
      this.#demand(inode, right.read | right.write | right.search, path);
      for (const [name, child] of inode.entries) {
        this.#remove({ directory: inode, name, inode: child }, `${path}/${name}`, true);
      }
    }
    this.#demandEntryChange(place, path);
    this.disk.tree.unlink(place.directory, place.name);
    this.#touched(place.directory);
  }

  #demandEntryChange({ directory, inode, name }: Place, path: string): void {
    this.#thaw(path);
    if (name === "") throw new FsError("EACCES", path);
    this.#demand(directory, right.write | right.search, path);
    const isSticky = (directory.mode & 0o1000) !== 0 && inode !== undefined;
    const owners = ["root", directory.owner, inode?.owner];
    if (isSticky && !owners.slice(1).concat("root").includes(this.actor.user))
      throw new FsError("EPERM", path);
  }

  #demand(inode: Inode, rights: number, path: string): void {
    if ((this.rightsOn(inode) & rights) !== rights) throw new FsError("EACCES", path);
  }

  #thaw(path: string): void {
    if (this.actor.isFrozen()) throw new FsError("EIO", path);
  }

  #touched(inode: Inode): void {
    inode.mtimeMs = this.disk.clock.now();
    this.disk.tree.generation += 1;
  }

  #existing(path: string, followsLast: boolean): Inode {
    const { inode } = this.#walk(path, followsLast, 0);
    if (inode === undefined) throw new FsError("ENOENT", path);
    return inode;
  }

  #place(path: string, followsLast: boolean): Place {
    return this.#walk(path, followsLast, 0);
  }

  #walk(path: string, followsLast: boolean, hops: number): Place & { readonly path: string } {
    if (hops > linkHops) throw new FsError("ELOOP", path);
    if (path.includes("\0")) throw new FsError("ENOENT", path);
    const parts = splitPath(path);
    let directory = this.disk.tree.root;
    let walked = "";
    for (const [index, name] of parts.entries()) {
      this.#demand(directory, right.search, path);
      const inode = directory.entries.get(name);
      const isLast = index === parts.length - 1;
      if (inode?.kind === "symlink" && (followsLast || !isLast)) {
        const rest = parts.slice(index + 1).join("/");
        const next = resolvePath(walked === "" ? "/" : walked, inode.target);
        return this.#walk(`${next}/${rest}`, followsLast, hops + 1);
      }
      const here = `${walked}/${name}`;
      if (isLast) return { directory, name, path: here, ...(inode === undefined ? {} : { inode }) };
      if (inode === undefined) throw new FsError("ENOENT", path);
      if (inode.kind !== "directory") throw new FsError("ENOTDIR", path);
      directory = inode;
      walked = here;
    }
    return { directory, name: "", path: "/", inode: directory };
  }
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

function statOf(inode: Inode): Stat {
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

function kindOf(inode: Inode): { isFile: boolean; isDirectory: boolean; isSymbolicLink: boolean } {
  return {
    isFile: inode.kind === "file",
    isDirectory: inode.kind === "directory",
    isSymbolicLink: inode.kind === "symlink",
  };
}

/** Bytes as `ls -l` shows them: a directory takes one block, a link the length of its target. */
export function sizeOf(inode: Inode): number {
  if (inode.kind === "file") return inode.bytes.length;
  return inode.kind === "directory" ? 4096 : Buffer.byteLength(inode.target);
}

function checkReplacement(moved: Inode, replaced: Inode, path: string): void {
  if (replaced.kind === "directory") {
    if (moved.kind !== "directory") throw new FsError("EISDIR", path);
    if (replaced.entries.size > 0) throw new FsError("ENOTEMPTY", path);
  } else if (moved.kind === "directory") {
    throw new FsError("ENOTDIR", path);
  }
}

/** Devices that swallow what is written to them. */
function isSink(path: string): boolean {
  return path === "/dev/null" || path === "/dev/zero" || path === "/dev/tty";
}

function toBytes(content: FileContent, options: Encoding): Uint8Array {
  if (content instanceof Uint8Array) return new Uint8Array(content);
  const encoding = typeof options === "string" ? options : options?.encoding;
  return new Uint8Array(
    Buffer.from(content, encoding === "binary" ? "latin1" : (encoding ?? "utf8")),
  );
}

function joinBytes(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const joined = new Uint8Array(head.length + tail.length);
  joined.set(head);
  joined.set(tail, head.length);
  return joined;
}
