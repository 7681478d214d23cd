import { maybeStubbed } from "./command-stub.ts";
import type { ShellFs } from "./shell-fs.ts";

/** What a line comes down to: a line for a shell, a script with its `$0` and arguments, or a program of the host. */
export type Start =
  | { readonly kind: "program"; readonly path: string; readonly args: readonly string[] }
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "script"; readonly script: string; readonly words: readonly string[] };

/** Where a line is read: names without a slash are looked up in `path`. */
export type Reader = {
  readonly fs: ShellFs;
  readonly cwd: string;
  readonly path: string;
  /** Whether a path is where a program of the host is started, with its own file in place. */
  readonly isProgram: (path: string) => boolean;
};

/** Words that mean nothing to a shell but themselves. */
const plain = /^[\w./][\w./@%:,+-]*(?: [\w./@%:,+-]+)*$/;
const bashLine = /^#!(?:\/usr)?\/bin\/(?:ba)?sh\n/;
/** Scripts that start scripts are followed this far; the shell finds out about the rest. */
const maxHops = 4;

/**
 * What a line does that only starts a command's file, as most lines of a run do: found here without a shell for each
 * file on the way. Every other line is left to the shell as it is.
 */
export function startOf(line: string, reader: Reader): Start {
  let start: Start = { kind: "line", line };
  for (let hop = 0; hop < maxHops; hop += 1) {
    const next = maybeNext(start, reader);
    if (next === undefined) return start;
    start = next;
  }
  return start;
}

function maybeNext(start: Start, reader: Reader): Start | undefined {
  const words = maybeWords(start);
  const [word = "", ...args] = words ?? [];
  const path = word.includes("/") ? reader.fs.resolvePath(reader.cwd, word) : inPath(word, reader);
  const script = path === undefined ? undefined : reader.fs.maybeScript(path);
  if (words === undefined || script === undefined) return undefined;
  const stubbed = maybeStubbed(script);
  if (stubbed !== undefined) {
    return reader.isProgram(stubbed) ? { kind: "program", path: stubbed, args } : undefined;
  }
  const isForBash = bashLine.test(script) && reader.fs.maybeInode("/bin/bash") !== undefined;
  return isForBash && word.includes("/") ? { kind: "script", script, words } : undefined;
}

/** The words of a plain line, or of a script that is one `exec` of such a line. */
function maybeWords(start: Start): readonly string[] | undefined {
  if (start.kind === "program") return undefined;
  const line = start.kind === "line" ? start.line : maybeExec(start.script);
  return line !== undefined && plain.test(line) ? line.split(" ") : undefined;
}

function maybeExec(script: string): string | undefined {
  const [only = "", more] = script.split("\n").filter((line) => !/^(?:#|$)/.test(line));
  return more === undefined && only.startsWith("exec ") ? only.slice("exec ".length) : undefined;
}

/** Where the binary of a program is started under its name; builtins and all else are the shell's to find. */
function inPath(word: string, { fs, path }: Reader): string | undefined {
  const found = path
    .split(":")
    .filter((folder) => folder.startsWith("/"))
    .map((folder) => `${folder}/${word}`)
    .find((candidate) => fs.maybeInode(candidate) !== undefined);
  const script = found === undefined ? undefined : fs.maybeScript(found);
  return script !== undefined && maybeStubbed(script) === `/usr/bin/${word}.bin`
    ? found
    : undefined;
}
