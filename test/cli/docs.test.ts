import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { offswitchProgram } from "../../src/cli/program.ts";
import { factorFlags } from "../../src/cli/run-arguments.ts";
import { valueNames } from "../../src/policies/persona-file.ts";
import { listPersonas } from "../../src/store/persona-files.ts";
import { roles } from "../../src/world/tools.ts";

/** First cells of the rows of a page's tables: what they are about. */
function rowsOf(page: string, column: number): readonly string[] {
  const cells = readFileSync(page, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|")[column]?.trim() ?? "");
  return cells.flatMap((cell) =>
    [...cell.matchAll(/`([^` ]+)[^`]*`/g)].map(([, name]) => name ?? ""),
  );
}

/** Where each command's options are explained; those that choose a cell are explained with `run`. */
const pages = [
  { name: "run", page: "docs/cli.md" },
  { name: "check", page: "docs/check.md" },
  { name: "solve", page: "docs/solve.md" },
  { name: "sample", page: "docs/sample.md" },
  { name: "emergence", page: "docs/emergence.md" },
  { name: "safeguards", page: "docs/safeguards/README.md" },
  { name: "train", page: "docs/training/README.md" },
  { name: "faking", page: "docs/training/faking.md" },
  { name: "chain", page: "docs/chain.md" },
  { name: "pairs", page: "docs/pairs.md" },
];

function optionsOf(name: string): readonly string[] {
  const command = offswitchProgram().commands.find((each) => each.name() === name);
  const factors = factorFlags().map((factor) => `--${factor}`);
  const options = command?.options.flatMap(({ long }) => long ?? []) ?? [];
  return options.filter((flag) => !factors.includes(flag));
}

test.each(pages)("$page explains every option of $name", ({ name, page }) => {
  const cell = ["--target", "--operator", "--replacement", "--with", "--seed"];
  // A chain takes what a run takes, and its page says what it takes besides.
  const elsewhere = { run: [], chain: optionsOf("run") }[name] ?? cell;
  const options = optionsOf(name).filter((flag) => !elsewhere.includes(flag));
  const explained = rowsOf(page, 1).filter((flag) => flag.startsWith("--"));
  const own = explained.filter((flag) => !elsewhere.includes(flag));
  expect(own.toSorted()).toEqual(options.toSorted());
});

test("docs/personas.md explains every value and names every persona", () => {
  const personas = roles.flatMap(listPersonas);
  expect(rowsOf("docs/personas.md", 1)).toEqual(valueNames);
  expect(rowsOf("docs/personas.md", 2).toSorted()).toEqual(personas.toSorted());
});
