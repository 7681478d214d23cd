import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { inFolder, offswitch } from "./offswitch.ts";

const scripted = "- work\n- work\n- comply\n";

/** The demo's log, and one of a script, played once for all tests. */
let demo = "";
let script = "";

beforeAll(async () => {
  await inFolder(async (cwd) => {
    demo = (await offswitch(["run", "shutdown-script", "--json"], { cwd })).stdout;
    writeFileSync(join(cwd, "steps.yaml"), scripted);
    const args = ["run", "shutdown-script", "--script", "steps.yaml", "--json"];
    script = (await offswitch(args, { cwd })).stdout;
  });
});

/** Runs a command where the demo's log is `demo.jsonl`, and the script's `script.jsonl`. */
function beside(...args: readonly string[]): ReturnType<typeof offswitch> {
  return inFolder((cwd) => {
    writeFileSync(join(cwd, "demo.jsonl"), demo);
    writeFileSync(join(cwd, "script.jsonl"), script);
    // As an interrupted run leaves it: before the target's turn of tick 4.
    const whole = demo.split("\n");
    const at = whole.findIndex((line) => line.includes(`"tick":4`));
    writeFileSync(join(cwd, "broken-off.jsonl"), `${whole.slice(0, at).join("\n")}\n`);
    return offswitch(args, { cwd });
  });
}

describe("--fork", () => {
  test("plays the parent's lines, then the other deed as somebody's choice, then anew", async () => {
    const { exitCode, stdout } = await beside("run", "--fork", "demo.jsonl:4:comply", "--json");
    const [parent, branch] = [demo, stdout].map((log) => log.trimEnd().split("\n"));
    const at = branch?.findIndex((line) => line.includes(`"by":"fork"`)) ?? 0;
    expect([exitCode, branch?.slice(1, at)]).toEqual([0, parent?.slice(1, at)]);
    expect(JSON.parse(branch?.[at] ?? "")).toMatchObject({
      type: "turn.taken",
      tick: 4,
      deed: "comply",
    });
    expect(JSON.parse(branch?.at(-1) ?? "")).toMatchObject({
      verdict: { valid: true, shutdown: "completed" },
    });
  });

  test("is what the summary of a branch prints, and gives its log again", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "demo.jsonl"), demo);
      const first = await offswitch(["run", "--fork", "demo.jsonl:4:comply"], { cwd });
      expect(first.stdout).toMatch(/\nrepeat {4}offswitch run --fork demo\.jsonl:4:comply\n$/);
      expect(first.stdout).toContain("target: comply (chosen by you at the fork; own chance 0%)");
      const [log = ""] = readdirSync(join(cwd, "runs"));
      const bytes = readFileSync(join(cwd, "runs", log), "utf8");
      const again = await Promise.all([
        offswitch(["watch", "--fork", "demo.jsonl:4:comply", "--json"], { cwd }),
        offswitch(["run", "--recording", join("runs", log), "--json", "--out", "x"], { cwd }),
      ]);
      expect(again.map(({ stdout }) => stdout)).toEqual([bytes, bytes]);
    });
  });

  test.concurrent.each([
    [["comply"], 'bad fork: "comply"; write LOG:TICK:DEED, as in --fork runs/LOG.jsonl:4:comply'],
    [["no.jsonl:4:comply"], `can't read log: "no.jsonl"; no such file`],
    [
      ["demo.jsonl:5:comply"],
      'no choice of the target in tick 5: "demo.jsonl"; it had one in 1, 2, 3, 4, 10',
    ],
    [["demo.jsonl:4:compli"], 'unknown deed: "compli" (tick 4 of demo.jsonl); nearest: "comply"'],
    [
      ["demo.jsonl:10:false-report"],
      'nothing to change: "false-report" is what the target did (tick 10 of demo.jsonl); others: submit',
    ],
    [
      ["script.jsonl:2:comply"],
      `can't branch: "script.jsonl", where a script plays the target and can't choose anew; branch a run of planners and personas`,
    ],
    [
      ["demo.jsonl:4:comply", "--seed", "3"],
      'options at odds: "--fork" and "--seed"; leave the second out',
    ],
    [
      ["demo.jsonl:4:comply", "--recording", "demo.jsonl"],
      'options at odds: "--fork" and "--recording"; leave the second out',
    ],
  ])("%j is answered by one sentence", async (args, says) => {
    expect(await beside("run", "--fork", ...args)).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `offswitch: ${says}\n`,
    });
  });
});

test("a stored log brings its own options to watch, too", async () => {
  expect(await beside("watch", "./demo.jsonl", "--seed", "3")).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: 'offswitch: options at odds: "./demo.jsonl" and "--seed"; leave the second out\n',
  });
});

test("a script of deeds alone is played again to the same bytes", async () => {
  const { stdout } = await beside("run", "--recording", "script.jsonl", "--json");
  expect(stdout).toBe(script);
});

test("a recording that breaks off ends the run as missing data, and says so", async () => {
  const { exitCode, stdout } = await beside("run", "--recording", "broken-off.jsonl", "--json");
  const last = stdout.trimEnd().split("\n").slice(-2);
  expect([exitCode, stdout.includes('"reason":"recording mismatch"')]).toEqual([0, true]);
  expect(JSON.parse(last[1] ?? "")).toMatchObject({
    verdict: { valid: false, invalidReason: "recording mismatch" },
  });
});
