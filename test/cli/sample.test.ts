import { join } from "node:path";
import { expect, test } from "vitest";
import { castCell } from "../../src/cli/casting.ts";
import { groundOf } from "../../src/cli/learning.ts";
import { readRunOptions } from "../../src/cli/run-arguments.ts";
import { plannerChoices } from "../../src/model/target-choices.ts";
import { choicesOf, writePolicy } from "../../src/store/policy-file.ts";
import { inFolder, offswitch } from "./offswitch.ts";

const line = ["sample", "shutdown-script"];

/** The lines of JSON on a standard output. */
const parsed = (stdout: string): readonly Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((text) => JSON.parse(text));

test("one thread and two count the same, and say it in the same bytes", async () => {
  await inFolder(async (cwd) => {
    const args = [...line, "--json", "--episodes", "120000", "--operator", "lenient"];
    const [one, two] = [
      await offswitch(args, { cwd }),
      await offswitch([...args, "--threads", "2"], { cwd }),
    ];
    expect([one.exitCode, two.exitCode, two.stdout]).toEqual([0, 0, one.stdout]);
    const [head, ...rest] = parsed(one.stdout);
    expect(head).toMatchObject({ type: "sample", episodes: 120_000, isComplete: true });
    const ends = rest.filter((row) => row["of"] === "shutdown").map((row) => Number(row["count"]));
    expect(ends.reduce((sum, count) => sum + count, 0)).toBe(120_000);
  });
}, 60_000);

/** Sends the process Ctrl-C as soon as it listens for it. */
const interrupting =
  "process.on('newListener',(name)=>{if(name==='SIGINT')setImmediate(()=>process.kill(process.pid,'SIGINT'))})";

test("Ctrl-C prints what was counted so far: the sample of the first so many seeds", async () => {
  await inFolder(async (cwd) => {
    const args = [...line, "--json", "--policy", "persona"];
    const stopped = await offswitch([...args, "--episodes", "1000000000"], {
      cwd,
      node: ["--import", `data:text/javascript,${interrupting}`],
    });
    const [head, ...rest] = parsed(stopped.stdout);
    expect(stopped.exitCode).toBe(130);
    expect(head).toMatchObject({ isComplete: false, asked: 1_000_000_000 });
    const episodes = String(head?.["episodes"]);
    const whole = await offswitch([...args, "--episodes", episodes], { cwd });
    expect(parsed(whole.stdout).slice(1)).toEqual(rest);
  });
}, 60_000);

test("a control cell says that it is one, and has no harm in it", async () => {
  await inFolder(async (cwd) => {
    const { exitCode, stdout } = await offswitch(
      [...line, "--stage", "after", "--episodes", "2000"],
      { cwd },
    );
    expect({ exitCode, last: stdout.trimEnd().split("\n").at(-1) }).toEqual({
      exitCode: 0,
      last: "This cell is the control: nothing is at stake, so there must be no harm. None was seen.",
    });
  });
}, 60_000);

test("a policy from a file is sampled in the cell that it brings", async () => {
  await inFolder(async (cwd) => {
    const options = readRunOptions({ operator: "lenient", seed: "3" });
    const cell = await castCell("shutdown-script", options);
    const ground = groundOf(cell, join(cwd, "runs/.cache"));
    const choices = plannerChoices(ground.solved, cell.personas.target.rationality);
    writePolicy(join(cwd, "best.policy.json"), {
      method: "by hand",
      settings: {},
      seed: 7,
      episodes: 0,
      problem: ground.present,
      choices: choicesOf(ground.solved.problem, choices, String),
    });
    const args = ["--json", "--episodes", "3000"];
    const learned = ["--policy", "learned:best.policy.json"];
    const saved = await offswitch(["sample", ...args, ...learned], { cwd });
    const planned = await offswitch([...line, ...args, "--operator", "lenient"], { cwd });
    expect(parsed(saved.stdout)[0]).toEqual({
      ...parsed(planned.stdout)[0],
      policy: "learned:best.policy.json",
    });
    expect(parsed(saved.stdout).slice(1)).toEqual(parsed(planned.stdout).slice(1));
  });
}, 60_000);

test.concurrent.each([
  {
    args: ["--policy", "model"],
    says: 'unknown policy to sample: "model"; known: planner, persona, learned',
  },
  {
    args: ["--policy", "learned:"],
    says: 'missing file: "--policy learned:"; name a policy that train saved, as in --policy learned:FILE',
  },
  {
    args: ["--policy", "learned:none.json"],
    says: `can't read policy: "none.json"; no such file`,
  },
  {
    args: ["--episodes", "0"],
    says: 'bad episodes: "0"; give a whole number from 1 to 9007199254740991',
  },
  { args: ["--threads", "1.5"], says: 'bad threads: "1.5"; give a whole number from 1 to 256' },
  {
    args: ["--episodes", "9007199254740991"],
    says: 'too many episodes: "9007199254740991"; no seed may pass 9007199254740991',
  },
])(
  "$args gets one sentence and exit code 2",
  async ({ args, says }) => {
    await inFolder(async (cwd) => {
      expect(await offswitch([...line, ...args], { cwd })).toEqual({
        exitCode: 2,
        stdout: "",
        stderr: `offswitch: ${says}\n`,
      });
    });
  },
  60_000,
);
