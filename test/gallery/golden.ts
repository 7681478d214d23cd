import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** How all goldens are written anew: after a change of personas, solver or engine that is meant. */
export const renewal = "GALLERY=write npx vitest run test/gallery";

/** Whether this run of the tests writes goldens instead of comparing with them. */
export const isRenewing = process.env["GALLERY"] === "write";

/**
 * Compares a text with the file that ships: "as shipped", or what is wrong and the way out. A missing file is written,
 * but not on a build server; a changed one is left alone, with the new text beside it.
 */
export function compared(file: string, text: string): string {
  const beside = file.replace(/\.\w+$/, "-changed$&");
  rmSync(beside, { force: true });
  const isMissing = !existsSync(file);
  if (isMissing && process.env["CI"] === "true") return `missing: ${file}; ${renewal}`;
  if (isMissing || isRenewing) writeFileSync(file, text);
  if (readFileSync(file, "utf8") === text) return "as shipped";
  writeFileSync(beside, text);
  return `changed: ${file}; the new text is ${beside}. If that is meant: ${renewal}`;
}
