import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { safeguardsBy } from "../../src/safeguards/catalogue.ts";
import { readConstitution } from "../../src/store/guarding.ts";
import { inProcess } from "../cli/in-process.ts";
import { inFolder } from "../cli/offswitch.ts";

/* What the pages on safeguards show is what their commands print. */

const folder = "docs/safeguards";
const ids = safeguardsBy(readConstitution()).map(({ id }) => id);

test("every safeguard has a page, and a row in the list of them", () => {
  const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));
  expect(pages.toSorted()).toEqual([...ids, "README"].toSorted());
  const list = readFileSync(`${folder}/README.md`, "utf8");
  const rows = [...list.matchAll(/^\| \[.*\]\((\w+)\.md\) \| `(\w+)` \|$/gm)];
  expect(rows.map(([, page, id]) => [page, id])).toEqual(ids.map((id) => [id, id]));
});

test.each(["README", ...ids])(
  "%s shows what its commands print",
  async (page) => {
    const text = readFileSync(`${folder}/${page}.md`, "utf8");
    const commands = [...text.matchAll(/^```sh\noffswitch (.*)\n```$/gm)].map(
      ([, line = ""]) => line,
    );
    const shown = [...text.matchAll(/^```text\n(.*?)\n```$/gms)].map(([, lines = ""]) => lines);
    await inFolder(async (cache) => {
      for (const [index, command] of commands.entries()) {
        const { stdout } = await inProcess([...command.split(" "), "--cache", cache]);
        // The list's page shows the overview alone.
        const printed =
          page === "README" ? stdout.slice(0, stdout.indexOf("instruction:allow") - 1) : stdout;
        expect(shown[index]).toBe(printed.join("\n"));
      }
    });
    expect([commands.length, shown.length]).toEqual([shown.length, commands.length]);
    expect(commands.length).toBeGreaterThan(0);
  },
  120_000,
);
