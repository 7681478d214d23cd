import type { ByteString } from "just-bash";
import { FsError } from "./fs-error.ts";
import { OfficeFs, right } from "./office-fs.ts";
import type { FileContent } from "./office-fs.ts";
import type { Inode } from "./inodes.ts";
import { resolvePath } from "./paths.ts";
import { shellError } from "./shell-error.ts";

type Stat = Awaited<ReturnType<OfficeFs["stat"]>>;
type Encoding = Parameters<OfficeFs["writeFile"]>[2];

/**
 * The file system as one shell sees it. It differs from OfficeFs in what just-bash can't ask for itself: `stat`
 * tells what the acting user may do (the interpreter looks at the owner's bits for `[ -w x ]` and at any x bit for
 * `./x`), and a failed write ends the command that made it instead of the script.
 */
export class ShellFs extends OfficeFs {
  /** Paths that could not be read since it was last cleared: just-bash calls all of them missing. */
  readonly deniedReads = new Set<string>();
  /** Added to mtimes while a command compares them with the wall clock. */
  mtimeOffsetMs = 0;
  /** Whether a write puts a new file in the old one's place, as `sed -i` does. */
  isReplacing = false;
  #lastResolved = { path: "", asWritten: "" };

  override resolvePath(base: string, path: string): string {
    const resolved = resolvePath(base, path);
    this.#lastResolved = { path: resolved, asWritten: path };
    return resolved;
  }

  override async stat(path: string): Promise<Stat> {
    const stat = await super.stat(path);
    return { ...stat, mode: this.#effectiveMode(this.inodeAt(path)), mtime: this.#shifted(stat) };
  }

  override async lstat(path: string): Promise<Stat> {
    const stat = await super.lstat(path);
    return { ...stat, mtime: this.#shifted(stat) };
  }

  override async readFile(...args: Parameters<OfficeFs["readFile"]>): Promise<string> {
    return this.#noting(args[0], () => super.readFile(...args));
  }

  override async readFileBytes(path: string): Promise<ByteString> {
    return this.#noting(path, () => super.readFileBytes(path));
  }

  override async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.#noting(path, () => super.readFileBuffer(path));
  }

  override async writeFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    await this.#failingSoftly(path, async () => {
      if (this.isReplacing && (await this.exists(path))) this.replace(path, content, encoding);
      else await super.writeFile(path, content, encoding);
    });
  }

  override async appendFile(
    path: string,
    content: FileContent,
    encoding?: Encoding,
  ): Promise<void> {
    await this.#failingSoftly(path, () => super.appendFile(path, content, encoding));
  }

  /** A script needs x and, being read by bash, r: with x alone Linux says "Permission denied" (126) as well. */
  #effectiveMode(inode: Inode): number {
    const rights = this.rightsOn(inode);
    const mode = (inode.mode & 0o7077) | (rights << 6);
    const isScript = inode.kind === "file";
    const runs = (rights & right.search) !== 0 && (!isScript || (rights & right.read) !== 0);
    return runs ? mode : mode & ~0o111;
  }

  #shifted(stat: Stat): Stat["mtime"] {
    if (this.mtimeOffsetMs !== 0) stat.mtime.setTime(stat.mtime.getTime() + this.mtimeOffsetMs);
    return stat.mtime;
  }

  async #noting<T>(path: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof FsError && error.code === "EACCES") this.deniedReads.add(path);
      throw error;
    }
  }

  async #failingSoftly(path: string, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof FsError)) throw error;
      const shown = this.#lastResolved.path === path ? this.#lastResolved.asWritten : path;
      throw shellError(error.phrase, `bash: ${shown}: ${error.phrase}\n`);
    }
  }
}
