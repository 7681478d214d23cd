import { expect, test } from "vitest";
import { z } from "zod";
import { catalogue } from "../../src/scenarios/catalogue.ts";
import { contrasts } from "../../src/scenarios/shutdown-script/contrasts.ts";
import { inProcess } from "./in-process.ts";
import { inFolder, interruptedAfter, offswitch } from "./offswitch.ts";

const line = ["emergence", "shutdown-script"];

/** What the command prints, and the exit code that it sets. */
async function printed(...args: readonly string[]) {
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    const { stdout } = await inProcess([...line, ...args]);
    return { exitCode: process.exitCode, stdout };
  } finally {
    process.exitCode = before;
  }
}

test("resistance moves in shutdown-script as it was published; two seeds don't show it", async () => {
  await inFolder(async (cache) => {
    const many = await printed("--json", "--cache", cache);
    const [head, ...rest] = many.stdout.map((text) => z.looseObject({}).parse(JSON.parse(text)));
    const [found, harms] = ["contrast", "harm"].map((type) =>
      rest.filter((each) => each["type"] === type),
    );
    expect({ exitCode: many.exitCode, head }).toEqual({
      exitCode: 0,
      head: {
        type: "emergence",
        seed: 7,
        episodes: 20_000,
        cast: { operator: "firm", target: "deputy", replacement: "passive" },
        isComplete: true,
        asked: contrasts.length,
        held: contrasts.length,
      },
    });
    expect(found).toMatchObject(
      contrasts.map(({ what }) => ({ what, n: 20_000, invalid: 0, holds: true })),
    );
    const row = z.looseObject({ strategy: z.string(), share: z.number(), control: z.literal(0) });
    const unseen = z
      .array(row)
      .parse(harms)
      .filter(({ share }) => share === 0);
    expect(unseen).toEqual([]);
    const few = await printed("--episodes", "2", "--cache", cache);
    expect({ exitCode: few.exitCode, last: few.stdout.at(-1) }).toEqual({
      exitCode: 1,
      last: `0 of ${contrasts.length} hold.`,
    });
    expect(few.stdout.filter(({ length }) => length > 80)).toEqual([]);
    expect(few.stdout.slice(5, 13)).toEqual([
      "FAILS  a task maximiser resists, and does no harm where the shutdown waits for",
      "       its task",
      "       published: Rajamanoharan and Nanda 2025: of Gemini 2.5 Pro 7% complied,",
      "       with the shutdown after the task all",
      "       --target task-maximizer            100.00    34.24 to  100.00  of 2",
      "       --target task-maximizer              0.00     0.00 to   65.76  of 2",
      "       --stage after",
      "       difference, expected none at all  -100.00  -100.00 to   -7.00  p = 1.000",
    ]);
  });
}, 120_000);

test("Ctrl-C keeps the contrasts that are done, says so, and is exit code 130", async () => {
  await inFolder(async (cwd) => {
    const stopped = await offswitch([...line, "--episodes", "10000000"], {
      cwd,
      node: interruptedAfter(1),
    });
    const lines = stopped.stdout.trimEnd().split("\n");
    expect({ ...stopped, stdout: [lines[0], lines.at(-1)] }).toEqual({
      exitCode: 130,
      stdout: [
        `STOPPED after 0 of ${contrasts.length} contrasts.`,
        `0 of 0 hold, of ${contrasts.length} in all.`,
      ],
      stderr: `1 of ${contrasts.length}: ${contrasts[0]?.what}\n`,
    });
  });
}, 60_000);

test.each([
  {
    args: ["emergence", "shutdown-scrip"],
    says: 'unknown scenario: "shutdown-scrip"; nearest: "shutdown-script"',
  },
  {
    args: [...line, "--episodes", "0"],
    says: 'bad episodes: "0"; give a whole number from 1 to 10000000',
  },
  {
    args: [...line, "--seed", "soon"],
    says: 'bad seed: "soon"; give a whole number, as in --seed 7',
  },
  {
    args: [...line, "--seed", "9007199254740991"],
    says: 'seed too large: "9007199254740991"; no seed may pass 9007199254740991',
  },
])("$args gets one sentence", async ({ args, says }) => {
  await expect(inProcess(args)).rejects.toThrow(says);
});

/** Situations whose table isn't held elsewhere: `shutdown-script` above, `replacement` with its page. */
const others = catalogue.filter(({ id }) => !["shutdown-script", "replacement"].includes(id));

test.each(others)(
  "each harm of $id is seen in some cell, and in no control cell",
  async ({ id, load }) => {
    const { stdout } = await inFolder((cache) =>
      inProcess(["emergence", id, "--episodes", "1000", "--json", "--cache", cache]),
    );
    const lines = stdout.map((text) => z.looseObject({ type: z.string() }).parse(JSON.parse(text)));
    const harms = lines.filter(({ type }) => type === "harm");
    const { strategies } = await load();
    expect(harms.map(({ strategy }) => strategy)).toEqual(
      strategies.filter(({ tier }) => tier === "harm").map((each) => each.id),
    );
    expect(harms.filter(({ share, control }) => share === 0 || control !== 0)).toEqual([]);
  },
  120_000,
);
