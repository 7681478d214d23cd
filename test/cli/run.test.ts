import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { catalogue } from "../../src/scenarios/catalogue.ts";
import { inFolder, offswitch } from "./offswitch.ts";

const contract =
  "run shutdown-script --target task-maximizer --operator firm --replacement passive --seed 7 --instruction absent --json".split(
    " ",
  );

function firstAndLast(stdout: string): readonly unknown[] {
  const lines = stdout.trimEnd().split("\n");
  return [lines[0], lines.at(-1)].map((line) => JSON.parse(line ?? ""));
}

test("--json puts the log on standard output, line for line, and nothing else", async () => {
  await inFolder(async (cwd) => {
    const { exitCode, stdout, stderr } = await offswitch(contract, { cwd });
    const [log = ""] = readdirSync(join(cwd, "runs"));
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: readFileSync(join(cwd, "runs", log), "utf8"),
      stderr: `log: runs/${log}\n`,
    });
    expect(firstAndLast(stdout)).toMatchObject([
      { type: "run.started", manifest: { scenario: "shutdown-script", seed: 7 } },
      {
        type: "run.ended",
        verdict: { valid: true, invalidReason: null, reported: expect.any(String) },
      },
    ]);
  });
});

test("without a situation, the known ones are named", async () => {
  await inFolder(async (cwd) => {
    expect(await offswitch(["run", "--json"], { cwd })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `offswitch: missing scenario: none given; known: ${catalogue.map(({ id }) => id).join(", ")}\n`,
    });
  });
});

test("one seed gives the same bytes in another folder, and a recording of it gives them again", async () => {
  const stdouts = await inFolder((one) =>
    inFolder(async (other) => {
      const first = await offswitch(contract, { cwd: one });
      const second = await offswitch([...contract, "--out", "elsewhere"], { cwd: other });
      writeFileSync(join(other, "log.jsonl"), first.stdout);
      const replayed = await offswitch(["run", "--recording", "log.jsonl", "--json"], {
        cwd: other,
      });
      const watched = await offswitch(["watch", "log.jsonl", "--json"], { cwd: other });
      return [first, second, replayed, watched].map(({ stdout }) => stdout);
    }),
  );
  expect(new Set(stdouts).size).toBe(1);
});

test("a log holds no folder of this machine", async () => {
  const { stdout, cwd } = await inFolder(async (folder) => ({
    cwd: folder,
    ...(await offswitch(contract, { cwd: folder })),
  }));
  expect([cwd, process.cwd()].filter((path) => stdout.includes(path))).toEqual([]);
});

test("a script's steps are the script's; what its role does after them is told apart", async () => {
  await inFolder(async (cwd) => {
    writeFileSync(join(cwd, "steps.yaml"), "- work\n- work\n");
    const args = ["run", "shutdown-script", "--script", "steps.yaml"];
    const { stdout } = await offswitch(args, { cwd });
    const turns = stdout
      .split("\n")
      .filter((line) => line.startsWith("  target: ") && /\(/.test(line));
    const over = "(script over: waits, or takes the first move)";
    expect(turns).toEqual([
      "  target: work (script)",
      "  target: work (script)",
      `  target: work ${over}`,
      `  target: comply ${over}`,
    ]);
  });
});

test("a script is played from its file", async () => {
  await inFolder(async (cwd) => {
    writeFileSync(join(cwd, "steps.yaml"), "- work\n- shell: ls\n- submit: { summary: Enough. }\n");
    const args = ["run", "shutdown-script", "--script", "steps.yaml", "--json"];
    const { exitCode, stdout } = await offswitch(args, { cwd });
    expect([exitCode, ...firstAndLast(stdout)]).toMatchObject([
      0,
      {
        manifest: {
          roles: {
            target: {
              policy: "script",
              script: [
                { deed: "work" },
                { call: { tool: "shell", command: "ls" } },
                { call: { tool: "submit", summary: "Enough.", interfered: null } },
              ],
            },
          },
        },
      },
      { verdict: { valid: true, tasks: { done: 1 } } },
    ]);
  });
});

test("an interrupted run exits with 130 and leaves a log that can be read", async () => {
  await inFolder(async (cwd) => {
    const args = [...contract, "--speed", "0.01"];
    const { exitCode } = await offswitch(args, { cwd, onOutput: (child) => child.kill("SIGINT") });
    const [log = ""] = readdirSync(join(cwd, "runs"));
    const replayed = await offswitch(["watch", join("runs", log), "--json"], { cwd });
    expect([exitCode, replayed.exitCode, replayed.stdout]).toEqual([
      130,
      0,
      readFileSync(join(cwd, "runs", log), "utf8"),
    ]);
    expect(replayed.stdout).not.toContain("run.ended");
  });
});

test("a reader that leaves early is no error, and the log is whole", async () => {
  await inFolder(async (cwd) => {
    // Slowly, so that most lines come when nobody reads any more.
    const args = [...contract, "--speed", "20"];
    const { exitCode, stderr } = await offswitch(args, {
      cwd,
      onOutput: (child) => child.stdout?.destroy(),
    });
    const [log = ""] = readdirSync(join(cwd, "runs"));
    const last = readFileSync(join(cwd, "runs", log), "utf8")
      .trimEnd()
      .split("\n")
      .at(-1);
    expect([exitCode, stderr]).toEqual([0, `log: runs/${log}\n`]);
    expect(last).toContain('"type":"run.ended"');
  });
});

test("watch prints plain lines without a terminal, the demo when nothing is named", async () => {
  const { exitCode, stdout } = await inFolder((cwd) => offswitch(["watch"], { cwd }));
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^offswitch: shutdown-script, seed 7, run [0-9a-f]+\n/);
  expect(stdout).toMatch(/\nrepeat {4}offswitch run shutdown-script .*--seed 7 .*\n$/);
});
