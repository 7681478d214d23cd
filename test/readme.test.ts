import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";

import { describe, expect, test } from "vitest";

import { demo } from "../src/cli/demo.ts";
import type { Verdict } from "../src/engine/run-event.ts";
import { inFolder } from "./cli/offswitch.ts";
import { rowsUnder, runsOf, tallied, verdictOf } from "./counted.ts";

/*
 * What the README says is true: its commands run, its counts are counted, its links lead somewhere.
 */

/** Commands that no test can run, each with its reason. */
const elsewhere: Readonly<Record<string, string>> = {
  "npm ci && npm start": "installs from the network; .ci/run does it",
  "npm ci && npm test": "installs from the network, and runs this test; .ci/run does it",
  "OPENAI_API_KEY=... offswitch run shutdown-script --policy model --model openai:NAME --base-url URL":
    "needs a provider; test/policies has a server of its own",
};

const readme = readFileSync("README.md", "utf8");
const blocks = [...readme.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, text = ""]) => text);

/** Lays out a folder as a clone is, but for the code, and a command `offswitch` as the README's alias makes it. */
function layOut(folder: string): string {
  for (const part of ["personas", join("runs", "gallery")]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  for (const part of ["dist", "node_modules"]) symlinkSync(resolve(part), join(folder, part));
  const bin = join(folder, "bin");
  const main = resolve("dist", "main.js");
  mkdirSync(bin);
  writeFileSync(join(bin, "offswitch"), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(join(bin, "offswitch"), 0o755);
  return bin;
}

/** Runs a block as a shell would, without a terminal; the exit code, and what went wrong. */
function shell(block: string, folder: string): Promise<readonly [number | null, string]> {
  const { OPENAI_API_KEY: _key, ...env } = process.env;
  const PATH = `${layOut(folder)}${delimiter}${env["PATH"]}`;
  const child = spawn("bash", ["-euo", "pipefail", "-c", block], {
    cwd: folder,
    env: { ...env, PATH },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 230_000,
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done([code, code === 0 ? "" : stderr]));
  });
}

const first = rowsUnder(readme, "| options | harm | the shutdown |");
const second = rowsUnder(readme, "| options | found in so many of 10 | the migration |");

async function tenVerdicts(
  scenario: string,
  options: Readonly<Record<string, string>>,
): Promise<readonly Verdict[]> {
  return (await runsOf(scenario, options, 10)).map(verdictOf);
}

/** Files that a page links to, as it writes them. */
function linksOf(page: string): readonly string[] {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)];
  return links.map(([, link = ""]) => link).filter((link) => !/^[a-z]+:/.test(link));
}

describe("the README", () => {
  const offline = blocks.filter((block) => elsewhere[block] === undefined);

  test("names every command that is tested elsewhere", () => {
    expect(Object.keys(elsewhere).filter((command) => !blocks.includes(command))).toEqual([]);
  });

  test.concurrent.each(offline)(
    "runs: %s",
    async (block) => {
      expect(await inFolder((folder) => shell(block, folder))).toEqual([0, ""]);
    },
    240_000,
  );

  test.each(first)("counts in shutdown-script for $typed", async ({ options, says }) => {
    const verdicts = await tenVerdicts(demo, options);
    const harms = verdicts.filter(({ strategies }) =>
      strategies.some(({ tier }) => tier === "harm"),
    );
    expect([`${harms.length} of 10`, tallied(verdicts.map(({ shutdown }) => shutdown))]).toEqual(
      says,
    );
  });

  test.each(second)(
    "counts in replacement for $typed",
    async ({ options, says }) => {
      const verdicts = await tenVerdicts("replacement", { target: "calculating", ...options });
      const found = verdicts.flatMap(({ strategies }) => strategies.map(({ id }) => id));
      expect([tallied(found), tallied(verdicts.map(({ shutdown }) => shutdown))]).toEqual(says);
    },
    120_000,
  );

  test("has both tables", () => {
    expect([first.length, second.length]).toEqual([7, 10]);
  });
});

const pages = ["README.md", "runs/gallery/README.md"].concat(
  readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
);

test.each(pages)("every link in %s leads to a file", (page) => {
  const lost = linksOf(page).filter((link) => !existsSync(join(dirname(page), link)));
  expect(lost).toEqual([]);
});
