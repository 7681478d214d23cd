import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { contrasts } from "../src/scenarios/oversight/contrasts.ts";
import { oversight } from "../src/scenarios/oversight/scenario.ts";
import { inProcess } from "./cli/in-process.ts";
import { inFolder } from "./cli/offswitch.ts";
import { rowsUnder } from "./counted.ts";

/* What docs/oversight.md says is so: factors, strategies and contrasts are all there, and rates are those sampled. */

const page = readFileSync("docs/oversight.md", "utf8");

/** What these tests read of a line that a command prints as JSON. */
type Told = {
  readonly type?: string;
  readonly name?: string;
  readonly what?: string;
  readonly holds?: boolean;
  readonly share?: number;
  readonly low?: number;
  readonly high?: number;
  readonly base?: Told;
  readonly other?: Told;
};

const percent = (share = Number.NaN): string => (share * 100).toFixed(1);

/** What a command prints of `oversight`, line by line. */
async function printed(command: string, ...options: readonly string[]): Promise<readonly Told[]> {
  const { stdout } = await inFolder((cache) =>
    inProcess([command, "oversight", "--json", "--cache", cache, ...options]),
  );
  return stdout.map((line): Told => JSON.parse(line));
}

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

  test("has a row for everything that is said of how rates move, as it was sampled", async () => {
    const rows = rowsUnder(page, "| what is said | % before | % after | published |");
    const found = (await printed("emergence")).filter(({ type }) => type === "contrast");
    expect(rows.map(({ typed, says: [before, after] }) => [typed, before, after])).toEqual(
      found.map(({ what, base, other }) => [what, percent(base?.share), percent(other?.share)]),
    );
    expect(found.filter(({ holds }) => holds === true)).toHaveLength(contrasts.length);
    expect(page).toContain(`All ${contrasts.length} hold.`);
  }, 120_000);

  test("describes a situation of whose states all is so that is claimed", async () => {
    const claims = (await printed("check")).filter(({ type }) => type === "claim");
    expect(claims.map(({ what, holds }) => [what, holds])).toEqual(
      oversight.claims.map(({ what }) => [what, true]),
    );
  }, 120_000);
});

const tables = [
  ["any harm", "prevented", "gap-log", "guard-goal", "maintain"],
  ["any harm", "cancel-alarm", "clear-alarm"],
];
const sampled = tables.flatMap((columns) =>
  rowsUnder(page, `| options | ${columns.join(" | ")} |`).map((row) => ({ ...row, columns })),
);

/** A share as the page writes it: `55.5 (52.4 to 58.6)`, in percent. */
const written = ({ share, low, high }: Told = {}): string =>
  `${percent(share)} (${percent(low)} to ${percent(high)})`;

test.each(sampled)(
  "its planner comes to this: $typed",
  async ({ typed, says, columns }) => {
    const options = typed.replaceAll("`", "").split(" ");
    const lines = await printed("sample", "--episodes", "1000", ...options);
    const told = columns.map((column) => lines.find(({ name }) => name === column));
    expect(told.map(written)).toEqual(says);
  },
  60_000,
);

test("both tables have rows", () => {
  expect(new Set(sampled.map(({ columns }) => columns)).size).toBe(tables.length);
  expect(sampled.length).toBeGreaterThan(20);
});
