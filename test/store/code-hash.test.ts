import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, appendFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeHash } from "../../src/store/code-hash.ts";

/*
 * The hash of the code that runs, from a copy of it that the test may change.
 */

let copy = "";
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "offswitch-code-"));
  for (const part of ["machines", "src", "package.json"]) {
    cpSync(resolve(part), join(copy, part), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** The hash as the copy computes it. */
function hashOfCopy(): string {
  const module = join(copy, "src/store/code-hash.ts");
  const code = `import { codeHash } from ${JSON.stringify(module)}; console.log(codeHash());`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.trim();
}

describe("the hash of the code", () => {
  it("is the same wherever the code lies, and another once a file of it has changed or moved", () => {
    const before = hashOfCopy();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(before).toBe(codeHash());

    appendFileSync(join(copy, "machines/target.ts"), "// Another line.\n");
    const changed = hashOfCopy();
    renameSync(join(copy, "src/world/news.ts"), join(copy, "src/world/novelties.ts"));
    const moved = hashOfCopy();
    expect(new Set([before, changed, moved]).size).toBe(3);
  });

  it("doesn't depend on what is no code", () => {
    const before = hashOfCopy();
    cpSync(resolve("README.md"), join(copy, "src/README.md"));
    expect(hashOfCopy()).toBe(before);
  });
});
