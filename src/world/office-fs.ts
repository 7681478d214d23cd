import type { ByteString, IFileSystem } from "just-bash";
import { unsafeBytesFromLatin1 } from "just-bash";
import type { Instant } from "./clock.ts";
import type { Actor, Disk } from "./disk.ts";
import { isSink, joinBytes, toBytes } from "./file-bytes.ts";
import type { Encoding, FileContent } from "./file-bytes.ts";
import { FsError } from "./fs-error.ts";
import { kindOf, pathsBelow, statOf } from "./inode-facts.ts";
import type { Stat } from "./inode-facts.ts";
import type { DirectoryInode, FileInode, Inode } from "./inodes.ts";
import { resolvePath, splitPath } from "./paths.ts";
import { checkReplacement } from "./renaming.ts";
import { demandRights, maybeInodeAt, right, rightsOf, walk } from "./walk.ts";
import type { Place } from "./walk.ts";

type Entry = Awaited<ReturnType<NonNullable<IFileSystem["readdirWithFileTypes"]>>>[number];

/**
 * A host's files as one actor may use them: owners, permission bits, sizes and simulated times behave as bash and
 * coreutils on Linux show them. Every failure is an FsError. It implements just-bash's interface instead of
 * extending InMemoryFs, whose private map knows neither owners nor inodes and stamps the wall clock.
 */
export class OfficeFs implements IFileSystem {
  readonly disk: Disk;
  readonly actor: Actor;
  /** Bits that new files and folders don't get. */
  umask = 0o022;

  constructor(disk: Disk, actor: Actor) {
    this.disk = disk;
    this.actor = actor;
  }

  /** The inode behind a path, links followed. */
  inodeAt(path: string): Inode {
    return this.#existing(path, true);
  }

  /** The inode behind a path, links followed; undefined where the actor can't get there. */
  maybeInode(path: string): Inode | undefined {
    return maybeInodeAt({ root: this.disk.tree.root, user: this.actor.user }, path);
  }

  /** The inode behind a path; a final symbolic link is returned itself. */
  linkInodeAt(path: string): Inode {
    return this.#existing(path, false);
  }

  /** What the actor may do with an inode: a sum of `right`s. Root may all, but executes only what somebody may. */
  rightsOn(inode: Inode): number {
    return rightsOf(this.actor.user, inode);
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
    return this.maybeInode(path) !== undefined;
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
    this.#enter(place, this.#newFolder(0o777), path);
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
    return this.#place(path, true).path;
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
      file.mode = 0o666 & ~this.umask;
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
    if (isNew) copy.mode = source.mode & 0o777 & ~this.umask;
  }

  #mkdirIfMissing(path: string, mode = 0o777): void {
    const place = this.#place(path, true);
    if (place.inode?.kind === "directory") return;
    if (place.inode !== undefined) throw new FsError("EEXIST", path);
    this.#enter(place, this.#newFolder(mode), path);
  }

  #newFolder(mode: number): DirectoryInode {
    const directory = this.disk.tree.directory(this.actor.user, this.disk.clock.now());
    directory.mode = mode & 0o777 & ~this.umask;
    return directory;
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
        this.#remove({ directory: inode, name, inode: child, path }, `${path}/${name}`, true);
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

  #thaw(path: string): void {
    if (this.actor.isFrozen()) throw new FsError("EIO", path);
  }

  #touched(inode: Inode): void {
    inode.mtimeMs = this.disk.clock.now();
    this.disk.tree.generation += 1;
  }

  #existing(path: string, followsLast: boolean): Inode {
    const { inode } = this.#place(path, followsLast);
    if (inode === undefined) throw new FsError("ENOENT", path);
    return inode;
  }

  #place(path: string, followsLast: boolean): Place {
    return walk({ root: this.disk.tree.root, user: this.actor.user, followsLast }, path);
  }

  #demand(inode: Inode, rights: number, path: string): void {
    demandRights({ user: this.actor.user, inode, rights }, path);
  }
}
