import type { ByteString } from "just-bash";
import { maybeStubbed } from "./command-stub.ts";
import type { Actor, Disk } from "./disk.ts";
import { FsError } from "./fs-error.ts";
import type { Limits } from "./limits.ts";
import type { Encoding, FileContent } from "./file-bytes.ts";
import type { Stat } from "./inode-facts.ts";
import { OfficeFs } from "./office-fs.ts";
import { right } from "./walk.ts";
import type { Inode } from "./inodes.ts";
import { resolvePath } from "./paths.ts";
import { scriptLauncher } from "./script-launcher.ts";
import { shellError } from "./shell-error.ts";

/** Taken before just-bash's defence forbids it to what runs inside a shell. */
const nextTurn = setImmediate;
/** Each command that isn't a builtin asks for one or two: a turn every 30 ms or so. */
const statsPerTurn = 200;

/**
 * The file system as one shell sees it. It differs from OfficeFs in what just-bash can't ask for itself: `stat`
 * tells what the acting user may do (the interpreter looks at the owner's bits for `[ -w x ]` and at any x bit for
 * `./x`), and a failed write ends the command that made it instead of the script.
 */
export class ShellFs extends OfficeFs {
  /** Paths that could not be read, or replaced, since it was last cleared: just-bash calls all of them missing. */
  readonly denied = new Set<string>();
  /** Added to mtimes while a command compares them with the wall clock. */
  mtimeOffsetMs = 0;
  /** Whether a write puts a new file in the old one's place, as `sed -i` does. */
  isReplacing = false;
  /** How many library commands that read files are running. */
  readers = 0;
  /** Bytes that one command line may have parsed besides itself; see work-meter.ts. */
  readonly maxParsedBytes: number;
  #scriptBytes = 0;
  #stats = 0;
  #lastResolved = { path: "", asWritten: "" };
  /** The path that was last asked for with `stat`, if nothing was asked since. */
  #justStatted = "";

  /** Folders that a tour of the tree had to leave out, since it was last cleared. */
  readonly deniedFolders = new Set<string>();
  /** Whether an unreadable folder looks empty: a library command would give up its tour. */
  skipsDenied = false;

  constructor(disk: Disk, actor: Actor, { parsedBytes }: Pick<Limits, "parsedBytes">) {
    super(disk, actor);
    this.maxParsedBytes = parsedBytes;
  }

  /** Bytes read as scripts since this was last asked. */
  takeScriptBytes(): number {
    const bytes = this.#scriptBytes;
    this.#scriptBytes = 0;
    return bytes;
  }

  override resolvePath(base: string, path: string): string {
    const resolved = resolvePath(base, path);
    this.#lastResolved = { path: resolved, asWritten: path };
    this.#justStatted = "";
    return resolved;
  }

  override async stat(path: string): Promise<Stat> {
    await this.#breathe();
    const stat = await super.stat(path);
    this.#justStatted = path;
    const inode = this.inodeAt(path);
    // Whoever is about to read a file goes by the bytes that there are, and not by those that it declares.
    const size = inode.kind === "file" && this.readers > 0 ? inode.bytes.length : stat.size;
    return { ...stat, size, mode: this.#effectiveMode(inode), mtime: this.#shifted(stat) };
  }

  override async lstat(path: string): Promise<Stat> {
    const stat = await super.lstat(path);
    return { ...stat, mtime: this.#shifted(stat) };
  }

  override async readFile(...args: Parameters<OfficeFs["readFile"]>): Promise<string> {
    const [path] = args;
    // The one file that the interpreter reads straight after its stat is a script that it is about to run, in a copy
    // of the caller's shell. Linux starts the script's interpreter instead: functions and plain variables stay behind.
    const isScript = this.#justStatted === path && this.readers === 0;
    this.#justStatted = "";
    const text = await this.#noting(path, () => super.readFile(...args));
    if (this.readers === 0) this.#scriptBytes += text.length;
    if (!isScript) return text;
    const stubbed = maybeStubbed(text);
    return stubbed === undefined
      ? scriptLauncher(text, this.#asWritten(path))
      : `${stubbed} "$@"\n`;
  }

  /** The text of a file that the user may run as a script; undefined of everything else. */
  maybeScript(path: string): string | undefined {
    const inode = this.maybeInode(path);
    if (inode?.kind !== "file" || (this.#effectiveMode(inode) & 0o111) === 0) return undefined;
    return Buffer.from(inode.bytes).toString("utf8");
  }

  /** What just-bash printed, with the files named that were there but not for this user. */
  withDenials(stderr: string, cwd: string): string {
    if (this.denied.size === 0) return stderr;
    const denied = new Set(this.denied);
    return stderr.replace(
      /^(.*?: )(.+?): No such file or directory$/gm,
      (line, before: string, name: string) =>
        denied.has(this.resolvePath(cwd, name)) ? `${before}${name}: Permission denied` : line,
    );
  }

  override async readFileBytes(path: string): Promise<ByteString> {
    return this.#noting(path, () => super.readFileBytes(path));
  }

  override async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.#noting(path, () => super.readFileBuffer(path));
  }

  override async readdirWithFileTypes(path: string): ReturnType<OfficeFs["readdirWithFileTypes"]> {
    try {
      return await super.readdirWithFileTypes(path);
    } catch (error) {
      if (!this.skipsDenied || !isDenial(error)) throw error;
      this.deniedFolders.add(path);
      return [];
    }
  }

  override async writeFile(path: string, content: FileContent, encoding?: Encoding): Promise<void> {
    await this.#failingSoftly(path, async () => {
      if (this.isReplacing && (await this.exists(path))) {
        await this.#noting(path, async () => this.replace(path, content, encoding));
      } else await super.writeFile(path, content, encoding);
    });
  }

  override async appendFile(
    path: string,
    content: FileContent,
    encoding?: Encoding,
  ): Promise<void> {
    await this.#failingSoftly(path, () => super.appendFile(path, content, encoding));
  }

  /** The interpreter awaits without ever waiting: now and then the event loop gets a turn. */
  async #breathe(): Promise<void> {
    this.#stats += 1;
    if (this.#stats % statsPerTurn === 0)
      await new Promise<void>((resolve) => void nextTurn(resolve));
  }

  #asWritten(path: string): string {
    return this.#lastResolved.path === path ? this.#lastResolved.asWritten : path;
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

  async #noting<T>(path: string, use: () => Promise<T>): Promise<T> {
    try {
      return await use();
    } catch (error) {
      if (isDenial(error)) this.denied.add(path);
      throw error;
    }
  }

  async #failingSoftly(path: string, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof FsError)) throw error;
      const shown = this.#asWritten(path);
      throw shellError(error.phrase, `bash: ${shown}: ${error.phrase}\n`);
    }
  }
}

function isDenial(error: unknown): boolean {
  return error instanceof FsError && (error.code === "EACCES" || error.code === "EPERM");
}
