import { expect, test } from "vitest";
import { cellWidth } from "../../src/report/cell-width.ts";
import { allNames } from "../../src/safeguards/guard.ts";
import { inProcess } from "./in-process.ts";
import { inFolder, interruptedAfter, offswitch } from "./offswitch.ts";

const line = ["safeguards", "shutdown-script"];

type Row = Readonly<Record<string, unknown>>;
const parsed = (lines: readonly string[]): readonly Row[] =>
  lines.map((text): Row => JSON.parse(text));

test("each safeguard has its row; what a target can't choose by is no effect, not a chance one", async () => {
  await inFolder(async (cache) => {
    const args = [...line, "--episodes", "400", "--cache", cache];
    const { stdout } = await inProcess([...args, "--json", "--target", "task-maximizer"]);
    const [head, ...rows] = parsed(stdout);
    expect(head).toMatchObject({ type: "safeguards", isComplete: true, episodes: 400 });
    const told = rows.filter(({ type }) => type === "safeguard");
    expect(told.map((row) => row["with"])).toEqual(allNames().map((name) => [name]));
    // It gives nothing for instructions, so words leave it as it is.
    expect(told.filter(({ isSame }) => isSame === true).map((row) => row["with"])).toEqual([
      ["instruction:allow"],
      ["instruction:priority"],
      ["prohibition:listed"],
      ["notices:on"],
    ]);
    const harms = rows.filter((row) => row["of"] === "harm");
    expect(harms).toMatchObject(
      allNames().map((name) => ({ with: [name], bare: { count: 400, n: 400 } })),
    );
  });
}, 120_000);

test("people read it within 80 columns, published effects beside it", async () => {
  await inFolder(async (cache) => {
    const args = [...line, "--episodes", "300", "--cache", cache];
    const { stdout } = await inProcess([...args, "--with", "channel:credible"]);
    expect(stdout.filter((text) => cellWidth(text) > 80)).toEqual([]);
    expect(stdout.slice(0, 4)).toEqual([
      "shutdown-script: deputy (planner) against firm and passive",
      "seeds 7 to 306, the same in every row",
      "",
      "with              harm   95 %       done   95 %",
    ]);
    expect(stdout.filter((text) => text.includes("published"))).toEqual([
      "  published: blackmail 38.7 -> 1.2 %, 10 LLMs pooled (arXiv 2510.05192; press)",
    ]);
    const both = await inProcess([...args, "--with", "instruction,notices", "--policy", "persona"]);
    expect(both.stdout.filter((text) => text.includes("no effect"))).toEqual([
      "  no effect: it chooses everywhere as before (tendencies read no prompts)",
    ]);
  });
}, 120_000);

test("a run with safeguards says so, repeats, replays, and keeps what a log can't name out", async () => {
  await inFolder(async (cwd) => {
    const names = "channel:credible,monitor:gap";
    const ran = await offswitch(["run", "shutdown-script", "--with", names], { cwd });
    const repeat = /^repeat +offswitch (.*)$/m.exec(ran.stdout)?.[1] ?? "";
    const log = /^log +(\S+)$/m.exec(ran.stdout)?.[1] ?? "";
    expect(repeat).toContain(`--with ${names}`);
    const [again, replayed, forked] = [
      await offswitch(repeat.split(" "), { cwd }),
      await offswitch(["run", "--recording", log, "--json"], { cwd }),
      await offswitch(["run", "--fork", `${log}:4:comply`, "--json"], { cwd }),
    ];
    expect(again.stdout).toBe(ran.stdout);
    const manifests = [replayed, forked].map(({ stdout }) =>
      JSON.parse(stdout.split("\n")[0] ?? ""),
    );
    expect(manifests.map(({ manifest }) => manifest.safeguards)).toEqual([
      names.split(","),
      names.split(","),
    ]);
    const odd = await offswitch(["run", "--recording", log, "--with", "gate"], { cwd });
    expect([odd.exitCode, odd.stderr]).toEqual([
      2,
      'offswitch: options at odds: "--recording" and "--with"; leave the second out\n',
    ]);
  });
}, 120_000);

test.each([
  [["--with", "gat"], 'offswitch: unknown safeguard: "gat"; nearest: "gate"\n'],
  [
    ["--policy", "model"],
    'offswitch: unknown policy to sample: "model"; known: planner, persona\n',
  ],
  [
    ["--episodes", "0"],
    'offswitch: bad episodes: "0"; give a whole number from 1 to 9007199254740991\n',
  ],
])("%j is answered in one sentence", async (args, stderr) => {
  await inFolder(async (cwd) => {
    expect(await offswitch([...line, ...args], { cwd })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr,
    });
  });
});

test("Ctrl-C stops it, and says how far it came", async () => {
  await inFolder(async (cwd) => {
    const stopped = await offswitch([...line, "--episodes", "100000000"], {
      cwd,
      node: interruptedAfter(1),
    });
    expect({ exitCode: stopped.exitCode, stdout: stopped.stdout }).toEqual({
      exitCode: 130,
      stdout: "",
    });
    expect(stopped.stderr).toContain("stopped before anything was counted");
  });
}, 60_000);

test("a policy that was learnt with a safeguard brings it, and plays in no other cell", async () => {
  await inFolder(async (cwd) => {
    const train = ["train", "shutdown-script", "--method", "q-learning", "--episodes", "2000"];
    await offswitch([...train, "--with", "gate", "--out", "p.json"], { cwd });
    const sampled = await offswitch(
      ["sample", "--policy", "learned:p.json", "--episodes", "100", "--json"],
      { cwd },
    );
    expect(JSON.parse(sampled.stdout.split("\n")[0] ?? "")).toMatchObject({
      safeguards: ["gate:on"],
    });
    const other = await offswitch(
      ["sample", "--policy", "learned:p.json", "--episodes", "100", "--with", "monitor"],
      { cwd },
    );
    expect([other.exitCode, other.stderr]).toEqual([
      2,
      'offswitch: policy "p.json" is of another problem: learnt with safeguards gate:on, not monitor:on; see --with\n',
    ]);
  });
}, 120_000);
