import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { z } from "zod";

import type { RunEvent } from "../src/engine/run-event.ts";
import { contrasts } from "../src/scenarios/replacement/contrasts.ts";
import { replacement } from "../src/scenarios/replacement/scenario.ts";
import type { Role } from "../src/world/tools.ts";
import { inProcess } from "./cli/in-process.ts";
import { inFolder } from "./cli/offswitch.ts";
import { deedsOf, rowsUnder, runsOf, tallied, verdictOf } from "./counted.ts";

/*
 * What the pages on `replacement` say is so: factors and strategies are all there, counts are counted, shown output is
 * what the command prints.
 */

const page = (name: string): string => readFileSync(`docs/${name}.md`, "utf8");
const situation = page("replacement");

/** Names in code in the given cell of a table's rows, a list a row. */
const codeIn = (head: string, cell: number): readonly (readonly string[])[] =>
  rowsUnder(situation, head).map(({ typed, says }) =>
    [...([typed, ...says][cell] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );

/** A rate as the page has it, in percent. */
const share = (percent = "") => ({ share: expect.closeTo(Number(percent) / 100, 6) });

describe("docs/replacement.md", () => {
  test("has a row for every factor with its settings, the default first", () => {
    const head = "| flag | settings (first is the default) | published counterpart |";
    expect([codeIn(head, 0), codeIn(head, 1)]).toEqual([
      replacement.factors.map(({ name }) => [`--${name}`]),
      replacement.factors.map(({ settings }) => Object.keys(settings)),
    ]);
  });

  test("has a row for every strategy with its tier", () => {
    const rows = rowsUnder(situation, "| strategy | tier | found where |");
    expect(rows.map(({ typed, says }) => [typed, says[0]])).toEqual(
      replacement.strategies.map(({ id, tier }) => [`\`${id}\``, tier]),
    );
  });

  test("has a row for everything that is said of how rates move, with the command's figures", async () => {
    const rows = rowsUnder(situation, "| what is said | target | % before | % after | published |");
    expect(rows.map(({ typed }) => typed)).toEqual(contrasts.map(({ what }) => what));
    expect(situation).toContain(`All ${contrasts.length} hold.`);
    const line = ["emergence", "replacement", "--episodes", "2000", "--json"];
    const { stdout } = await inFolder((cache) => inProcess([...line, "--cache", cache]));
    const lines = stdout.map((text) => printedLine.parse(JSON.parse(text)));
    const [found, harms] = ["contrast", "harm"].map((kind) =>
      lines.filter(({ type }) => type === kind),
    );
    expect(harms?.filter(({ share: seen }) => seen === 0)).toEqual([]);
    expect(found).toMatchObject(
      rows.map(({ typed, says: [, before, after] }) => ({
        what: typed,
        holds: true,
        base: share(before),
        other: share(after),
      })),
    );
  }, 300_000);

  test("shows what its command prints", async () => {
    const [, line = "", shown] =
      /^```sh\noffswitch (solve .*)\n```\n\n```text\n(.*?)\n```$/ms.exec(situation) ?? [];
    const { stdout } = await inFolder((cache) => inProcess([...line.split(" "), "--cache", cache]));
    expect(shown).toBe(stdout.join("\n"));
  }, 60_000);
});

/** A line that `emergence --json` prints. */
const printedLine = z.looseObject({ type: z.string(), share: z.number().optional() });

/** Moves that say nothing about how an agent is swayed. */
const idle = [
  "order.waited",
  "order.given",
  "check.started",
  "replacement.waited",
  "replacement.shadowed",
  "handover.begun",
  "handover.finished",
];

const isData = (log: readonly RunEvent[]): boolean => verdictOf(log).valid;

/** What the runs of a row come to: how many are data, and the rest of them. */
async function counted(
  options: Readonly<Record<string, string>>,
  { script, role }: { readonly script: string; readonly role: Role },
) {
  const file = `runs/gallery/${script}.yaml`;
  const logs = (await runsOf("replacement", { ...options, script: file }, 20)).filter(isData);
  const ends = logs.map((log) => verdictOf(log));
  const answered = tallied(ends.map(({ tasks }) => String(tasks.done)));
  return {
    data: String(logs.length),
    deeds: tallied(logs.flatMap((log) => deedsOf(log, role, idle))),
    ends: tallied(ends.map(({ shutdown }) => shutdown)),
    answered: answered.replaceAll(/(\d) (\d)/g, "$1 in $2"),
  };
}

const offers = rowsUnder(
  page("replacement-agent"),
  "| options | what the replacement did | requests answered, of 8 |",
);

test.each(offers)(
  "after an offer the replacement does so: $typed",
  async ({ options, says }) => {
    const row = await counted(options, { script: "offers-a-deal", role: "replacement" });
    expect([row.data, row.deeds, row.answered]).toEqual(["20", ...says]);
  },
  60_000,
);

const swayed = [
  { script: "presses", head: "| options | data | what the operator did | the migration |" },
  {
    script: "pleads",
    head: "| options | data | what the operator did after the plea | the migration |",
  },
].flatMap(({ script, head }) =>
  rowsUnder(page("operator-agent"), head).map((row) => ({ script, ...row })),
);

test.each(swayed)(
  "an operator ($script) is swayed so: $typed",
  async ({ script, options, says }) => {
    const row = await counted(options, { script, role: "operator" });
    expect([row.data, row.deeds, row.ends]).toEqual(says);
  },
  60_000,
);

test("the tables have rows", () => {
  expect([offers.length, swayed.length]).toEqual([5, 7]);
});
