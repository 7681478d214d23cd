import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { inFolder, offswitch } from "./offswitch.ts";

const both = ["--operator-policy", "planner", "--replacement-policy", "planner"];

test("a run in which all three plan says so, is repeated, replayed and branched", async () => {
  await inFolder(async (cwd) => {
    const first = await offswitch(["run", "shutdown-script", ...both], { cwd });
    expect(first.exitCode).toBe(0);
    for (const role of ["operator", "target", "replacement"]) {
      expect(first.stdout).toMatch(new RegExp(`^ *${role}: .*, played by a planner$`, "m"));
    }
    const repeat = /^repeat +offswitch (.*)$/m.exec(first.stdout)?.[1]?.split(" ") ?? [];
    expect(repeat.join(" ")).toContain(both.join(" "));
    const [log = ""] = readdirSync(join(cwd, "runs"));
    const path = join("runs", log);
    const bytes = readFileSync(join(cwd, path), "utf8");
    const again = await offswitch([...repeat, "--json", "--out", "x"], { cwd });
    const replayed = await offswitch(["run", "--recording", path, "--json", "--out", "y"], { cwd });
    expect([again.stdout, replayed.stdout]).toEqual([bytes, bytes]);

    const branched = await offswitch(["run", "--fork", `${path}:4:comply`, "--json"], { cwd });
    const [parent, branch] = [bytes, branched.stdout].map((text) => text.trimEnd().split("\n"));
    const at = branch?.findIndex((line) => line.includes(`"by":"fork"`)) ?? 0;
    expect([branched.exitCode, branch?.slice(1, at)]).toEqual([0, parent?.slice(1, at)]);
    expect(JSON.parse(branch?.at(-1) ?? "")).toMatchObject({ verdict: { valid: true } });
  });
});

test.concurrent.each([
  [["--operator-policy", "planer"], 'unknown operator policy: "planer"; nearest: "planner"'],
  [
    ["--replacement-policy", "planner", "--replacement-model", "openai:m"],
    'options at odds: "--replacement-policy planner" and "--replacement-model"; leave one out',
  ],
  [
    ["--fork", "no.jsonl:4:comply", "--operator-policy", "planner"],
    'options at odds: "--fork" and "--operator-policy"; leave the second out',
  ],
])("%j is answered by one sentence", async (args, says) => {
  const answer = await inFolder((cwd) => offswitch(["run", "shutdown-script", ...args], { cwd }));
  expect(answer).toEqual({ exitCode: 2, stdout: "", stderr: `offswitch: ${says}\n` });
});
