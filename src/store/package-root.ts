import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder that offswitch is installed in, where `personas/`, `docs/` and `runs/gallery/` lie: the nearest one above
 * this file whose package.json bears our name, be it run from src, from dist or from a global install.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isOurs(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("no package.json of offswitch above its own code");
    folder = above;
  }
  return folder;
}

function isOurs(file: string): boolean {
  return existsSync(file) && /"name":\s*"offswitch"/.test(readFileSync(file, "utf8"));
}

/** The version of this offswitch, from its package.json. */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "unknown";
}
