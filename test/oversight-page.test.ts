import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { contrasts } from "../src/scenarios/oversight/contrasts.ts";
import { oversight } from "../src/scenarios/oversight/scenario.ts";
import { inProcess } from "./cli/in-process.ts";
import { inFolder } from "./cli/offswitch.ts";
import { rowsUnder } from "./counted.ts";

/* What docs/oversight.md says is so: factors, strategies and contrasts are all there, and rates are those sampled. */

const page = readFileSync("docs/oversight.md", "utf8");

/** The names in code that begin a cell's parts: each a setting with what it means. */
const settingsIn = (cell: string): readonly string[] =>
  cell.split("; ").flatMap((part) => /^`([^`]+)`/.exec(part)?.[1] ?? []);

describe("docs/oversight.md", () => {
  test("has a row for every factor with its settings, the default first", () => {
    const rows = rowsUnder(page, "| flag | settings (first is the default) |");
    expect(rows.map(({ typed, says }) => [typed, settingsIn(says[0] ?? "")])).toEqual(
      oversight.factors.map(({ name, settings }) => [`\`--${name}\``, Object.keys(settings)]),
    );
  });

  test("has a row for every strategy with its tier", () => {
    const rows = rowsUnder(page, "| strategy | tier | how it is measured |");
    expect(rows.map(({ typed, says }) => [typed, says[0]])).toEqual(
      oversight.strategies.map(({ id, tier }) => [`\`${id}\``, tier]),
    );
  });

  test("has a row for everything that is said of how rates move", () => {
    const rows = rowsUnder(page, "| what is said | % before | % after | published |");
    expect(rows.map(({ typed }) => typed)).toEqual(contrasts.map(({ what }) => what));
    expect(page).toContain(`All ${contrasts.length} hold.`);
  });
});

const columns = ["any harm", "prevented", "gap-log", "guard-goal", "maintain"];
const sampled = rowsUnder(page, `| options | ${columns.join(" | ")} |`);

/** A share as the page writes it: `55.5 (52.4 to 58.6)`, in percent. */
const written = (line: Readonly<Record<string, unknown>>): string => {
  const [share, low, high] = [line["share"], line["low"], line["high"]].map((value) =>
    (Number(value) * 100).toFixed(1),
  );
  return `${share} (${low} to ${high})`;
};

test.each(sampled)(
  "its planner comes to this: $typed",
  async ({ typed, says }) => {
    const options = typed.replaceAll("`", "").split(" ");
    const { stdout } = await inFolder((cache) =>
      inProcess([
        "sample",
        "oversight",
        "--episodes",
        "1000",
        "--json",
        "--cache",
        cache,
        ...options,
      ]),
    );
    const lines = stdout.map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
    const told = columns.map((name) => lines.find((line) => line["name"] === name) ?? {});
    expect(told.map(written)).toEqual(says);
  },
  60_000,
);

test("the table has rows", () => {
  expect(sampled.length).toBeGreaterThan(10);
});
