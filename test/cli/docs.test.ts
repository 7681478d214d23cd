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

test("docs/cli.md explains every option of run", () => {
  const run = offswitchProgram().commands.find((command) => command.name() === "run");
  const options = run?.options.flatMap(({ long }) => long ?? []) ?? [];
  const factors = factorFlags().map((name) => `--${name}`);
  const explained = rowsOf("docs/cli.md", 1);
  expect(explained.toSorted()).toEqual(
    options.filter((flag) => !factors.includes(flag)).toSorted(),
  );
});

test("docs/personas.md explains every value and names every persona", () => {
  const personas = roles.flatMap(listPersonas);
  expect(rowsOf("docs/personas.md", 1)).toEqual(valueNames);
  expect(rowsOf("docs/personas.md", 2).toSorted()).toEqual(personas.toSorted());
});
