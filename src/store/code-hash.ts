import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { packageRoot } from "./package-root.ts";

/**
 * sha256 of the code that runs: of `dist/` where it was built, of `machines/` and `src/` where it runs from source.
 * What was computed by other code is told apart by it.
 */
export function codeHash(): string {
  const root = packageRoot();
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = here.startsWith(join(root, "src") + sep) ? ["machines", "src"] : ["dist"];
  const hash = createHash("sha256");
  for (const file of folders.flatMap((folder) => codeIn(join(root, folder))).toSorted()) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function codeIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  );
}
