import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The logs that a path means: itself, or, for a folder, those that lie in it, by name. */
export function logsAt(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const logs = readdirSync(path).filter((name) => name.endsWith(".jsonl") && !name.startsWith("."));
  return logs.toSorted().map((name) => join(path, name));
}
