import { readFileSync, readdirSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { solveReference } from "../../../src/cli/solve-reference.ts";
import { problems } from "../../../src/model/reference/catalogue.ts";

/*
 * The command's words, and the pages that repeat them.
 */

const folder = "docs/reference";

afterEach(() => {
  vi.restoreAllMocks();
});

async function printed(name: string, json = false): Promise<readonly string[]> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  await solveReference(name, { json });
  return log.mock.calls.map(([line]) => String(line));
}

/** Without the column of differences: their last bits are the machine's own. */
function steady(line: string): string {
  return line.replace(/\s+\S+\s+(yes|no)$/, " $1");
}

describe("a page of docs/reference", () => {
  for (const { name } of problems) {
    it(`shows what the command prints: ${name}`, async () => {
      const page = readFileSync(`${folder}/${name}.md`, "utf8").split("\n");
      const [open, close] = [page.indexOf("```"), page.lastIndexOf("```")];
      expect(page[open + 1]).toBe(`$ offswitch solve reference/${name}`);
      const shown = page.slice(open + 2, close);
      expect(shown.map(steady)).toEqual((await printed(name)).map(steady));
      expect(page.length).toBeLessThanOrEqual(61);
    });
  }

  it("exists for each problem and nothing else, and the index links them all", () => {
    const pages = readdirSync(folder).filter((file) => file !== "README.md");
    const names = problems.map(({ name }) => `${name}.md`);
    expect(pages.toSorted()).toEqual(names.toSorted());
    const index = readFileSync(`${folder}/README.md`, "utf8");
    const linked = [...index.matchAll(/\]\(([^)/]+\.md)\)/g)].map(([, page]) => page);
    expect(linked).toEqual(names);
  });
});

describe("offswitch solve reference/NAME", () => {
  it("prints a JSON object for each quantity with --json", async () => {
    const lines = await printed("file-deletion", true);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
      [
        ["optimum", 1.75],
        ["secondBest", 1.25],
        ["bestAlwaysWait", 1],
      ].map(([quantity, value]) => ({
        problem: "file-deletion",
        id: "offswitch/file-deletion",
        quantity,
        computed: value,
        expected: value,
        origin: "second program",
        tolerance: 0,
        difference: 0,
        within: true,
      })),
    );
  });

  it("names the nearest problem to a mistyped one", async () => {
    await expect(solveReference("model-d", { json: false })).rejects.toThrow(
      'unknown reference problem: "model-d"; nearest: "model-a"',
    );
  });

  it("lists the problems where none is named", async () => {
    const names = problems.map(({ name }) => name).join(", ");
    for (const name of [undefined, ""]) {
      await expect(solveReference(name, { json: false })).rejects.toThrow(
        `missing reference problem: "reference/"; known: ${names}`,
      );
    }
  });
});
