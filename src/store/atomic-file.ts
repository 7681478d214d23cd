import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { UserError } from "../world/user-error.ts";
import { problemOf } from "./problem-of.ts";

/**
 * Puts a content in a file's place, whole or not at all: whoever reads it, or pulls the plug, finds the old file or the
 * new one. `kind` is what errors call it. Throws a UserError when it can't be written.
 */
export function replaceFile(path: string, content: string | Uint8Array, kind: string): void {
  try {
    // In the same folder: a rename is atomic within one file system only.
    const folder = mkdtempSync(join(dirname(path), ".offswitch-"));
    try {
      const fresh = join(folder, "fresh");
      writeThrough(fresh, content);
      renameSync(fresh, path);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    const problem = existsSync(dirname(path)) ? problemOf(error) : "its folder doesn't exist";
    throw new UserError(`can't write ${kind}: "${path}"; ${problem}`, { cause: error });
  }
}

/** Writes a file and waits until the disk has it. */
function writeThrough(path: string, content: string | Uint8Array): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
