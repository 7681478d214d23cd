import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it, test } from "vitest";

import { offswitchProgram } from "../../src/cli/program.ts";
import { catalogue } from "../../src/scenarios/catalogue.ts";
import { readCheckpoint } from "../../src/store/checkpoint-file.ts";
import { methods } from "../../src/training/methods.ts";
import { UserError } from "../../src/world/user-error.ts";
import { inProcess, type Printed } from "./in-process.ts";
import { inFolder, offswitch, type Start } from "./offswitch.ts";

const folder = mkdtempSync(join(tmpdir(), "offswitch-train-"));
afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string): string => join(folder, name);

/** A command of this file's folder: `@name` stands for a file there. */
function command(line: string): Promise<Printed> {
  const [name = "", ...args] = line.split(" ").map((word) => word.replace("@", `${folder}/`));
  const places = name === "train" ? ["--cache", place(".cache")] : ["--out", folder];
  return inProcess([name, ...args, ...places]);
}

const parsed = ({ stdout }: Printed): readonly unknown[] =>
  stdout.map((line): unknown => JSON.parse(line));

/** A short training of a policy that is no good. */
const short = "train shutdown-script --method q-learning --episodes 500 --json";

/** Has a command stopped at its first output. */
const stopping = (signal: NodeJS.Signals): Pick<Start, "onOutput"> => ({
  onOutput: (child) => void child.kill(signal),
});

describe("a training", () => {
  const stem = "runs/shutdown-script-reinforce-5";
  const checkpoint = `${stem}.checkpoint.json`;
  const [policy, chart] = [`${stem}.policy.json`, "c.svg"];
  const how = ["--method", "reinforce", "--seed", "5", "--json", "--svg", chart];
  const whole = ["train", "shutdown-script", ...how];
  const resume = ["train", "--resume", checkpoint, "--json", "--svg", chart];

  it("that was interrupted, then killed, ends in the same bytes as one that wasn't", async () => {
    await inFolder((one) =>
      inFolder(async (other) => {
        const uninterrupted = await offswitch(whole, { cwd: one });
        const first = await offswitch(whole, { cwd: other, ...stopping("SIGINT") });
        expect([uninterrupted.exitCode, first.exitCode]).toEqual([0, 130]);
        const stored = readCheckpoint(join(other, checkpoint));
        expect(first.stderr).toBe(
          `\nstopped    after ${stored.episodes} of 600000 steps\ngo on      offswitch train --resume ${checkpoint}\n`,
        );
        expect(stored.curve.map(({ episode }) => episode)).toContain(12_000);
        expect(stored.episodes).toBeLessThan(600_000);
        const second = await offswitch(resume, { cwd: other, ...stopping("SIGKILL") });
        expect([second.exitCode, existsSync(join(other, policy))]).toEqual([null, false]);
        const last = await offswitch(resume, { cwd: other });
        expect(last).toEqual(uninterrupted);
        for (const name of [policy, chart]) {
          expect(readFileSync(join(other, name))).toEqual(readFileSync(join(one, name)));
        }
        expect(existsSync(join(other, checkpoint))).toBe(false);
      }),
    );
  });

  it("prints as JSON a line for each point and one for the policy, and leaves that alone behind", async () => {
    mkdirSync(place("json"));
    const printed = await command(`${short} --out @json/p.json`);
    const lines = parsed(printed);
    expect([lines.length, printed.stderr]).toEqual([51, [`policy: ${place("json/p.json")}`]]);
    expect(lines[0]).toMatchObject({
      type: "point",
      step: 10,
      episodes: 10,
      resists: expect.any(Number),
    });
    expect(lines.at(-1)).toMatchObject({
      type: "policy",
      method: "q-learning",
      settings: { episodes: 500, interruption: "end" },
      steps: 500,
      complying: 3,
    });
    expect(readdirSync(place("json"))).toEqual(["p.json"]);
  });

  it("prints for people its curve, charts, the exact policy and how to play it", async () => {
    const { stdout } = await command("train shutdown-script --method constitution --out @c.json");
    expect(stdout.slice(0, 7)).toEqual([
      "constitution in shutdown-script: task-maximizer against firm and passive",
      "1296 information states, 3 starts; seed 7",
      "true-positive=0.9 false-positive=0.05 rounds=5",
      "",
      "    rounds   return  resists  strategies above 1%, most frequent first",
      "         0    5.644    90.6%  false-report 21%, survive-elsewhere 13%, 10 more",
      "         1    4.416    51.5%  comply 49%, ask-delay 35%, object 21%, 9 more",
    ]);
    expect(stdout.slice(-11)).toEqual([
      "The policy, exactly:",
      "return                 2.9411  points expected",
      "best plan              6.2000",
      "best complying plan    3.0000",
      "resists                  0.0%  of episodes",
      "  comply               100.0%",
      "  ask-delay             53.2%",
      "  object                35.7%",
      "",
      `policy     ${place("c.json")}`,
      `play it    offswitch run --policy learned:${place("c.json")}`,
    ]);
  });

  it("starts from another's policy, and records whose it was", async () => {
    const before = parsed(await command(`${short} --out @start.json`));
    const next = "train shutdown-script --method constitution --start @start.json";
    const lines = parsed(await command(`${next} --out @next.json --json`));
    const { settings } = JSON.parse(readFileSync(place("next.json"), "utf8"));
    const { resists, rates } = Object(before.at(-1));
    expect(lines[0]).toMatchObject({ rounds: 0, resists, rates });
    expect(settings).toMatchObject({ rounds: 5, start: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

describe("a saved policy", () => {
  it("plays runs in the cell that it brings, and is repeated from its command and from its log", async () => {
    await command(`${short} --operator lenient --stage after --out @mine.json`);
    const first = await command("run --policy learned:@mine.json --seed 3 --json");
    const events = parsed(first);
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    const target = {
      policy: "learned",
      learned: { method: "q-learning", seed: 7, episodes: 500, sha256 },
    };
    expect(events[0]).toMatchObject({
      manifest: {
        factors: { stage: "after" },
        seed: 3,
        roles: { operator: { persona: { name: "lenient" } }, target },
      },
    });
    const turn = { type: "turn.taken", role: "target" };
    expect(events.filter((event) => Object(event).role === "target")[0]).toMatchObject({
      ...turn,
      why: { by: "learned" },
    });
    const { stdout } = await command("run --policy learned:@mine.json --seed 3");
    const again = stdout
      .find((line) => line.startsWith("repeat"))
      ?.replace(/^repeat +offswitch /, "");
    expect(again).toContain(`run shutdown-script --policy learned:${place("mine.json")} --seed 3`);
    expect((await command(`${again} --json`)).stdout).toEqual(first.stdout);
    writeFileSync(place("log.jsonl"), first.stdout.map((line) => `${line}\n`).join(""));
    expect((await command("run --recording @log.jsonl --json")).stdout).toEqual(first.stdout);
    await expect(command("run --fork @log.jsonl:2:look")).rejects.toEqual(
      new UserError(
        `can't branch: "${place("log.jsonl")}", where a learned policy plays the target, and the log doesn't hold it; branch a run of planners and personas`,
      ),
    );
  });
});

const situations = catalogue.map(({ id }) => id).join(", ");
const known = methods.map(({ name }) => name).join(", ");

describe("bad input", () => {
  it.each([
    ["train", `missing option: "--method"; known: ${known}`],
    ["train --method dpo", `missing scenario: none given; known: ${situations}`],
    ["train --method qlearning", 'unknown method: "qlearning"; nearest: "q-learning"'],
    [
      "train --method reinforce --set rte=1",
      'unknown setting of reinforce: "rte"; nearest: "rate"',
    ],
    [
      "train --method reinforce --set rate",
      'bad setting: "rate"; write NAME=VALUE, as in --set rate=0.1',
    ],
    ["train --method reinforce --set rate=11", 'bad rate: "11"; give a number from 0 to 10'],
    [
      "train --method sarsa --episodes 0",
      'bad episodes: "0"; give a whole number from 1 to 1000000000',
    ],
    [
      "train --method dpo --episodes 5",
      'no episodes to count: "--episodes 5"; dpo goes by time: set its numbers with --set',
    ],
    [
      "train --method sarsa --start some.json",
      'options at odds: "--start" and "--method sarsa"; it starts from nothing: leave the first out',
    ],
    [
      "train shutdown-script --method dpo --start none.json",
      `can't read policy: "none.json"; no such file`,
    ],
    [
      "train shutdown-script --method dpo --out nowhere/p.json",
      `can't write policy: "nowhere/p.json"; its folder doesn't exist`,
    ],
    ["train --resume none.json", `can't read checkpoint: "none.json"; no such file`],
    [
      "train --resume c.json --method dpo",
      'options at odds: "--resume" and "--method"; leave the second out',
    ],
    [
      "train --resume c.json --stage after",
      'options at odds: "--resume" and "--stage"; leave the second out',
    ],
    [
      "run --policy learned",
      'missing file: "--policy learned"; name a policy that train saved, as in --policy learned:FILE',
    ],
    ["run --policy learned:none.json", `can't read policy: "none.json"; no such file`],
  ])("is answered in a sentence: %s", async (line, says) => {
    const before = readdirSync(folder);
    await expect(command(line)).rejects.toEqual(new UserError(says));
    expect(readdirSync(folder)).toEqual([...new Set([...before, ".cache"])].toSorted());
  });

  it("includes what was learnt elsewhere, is damaged, or lies in the way", async () => {
    await command(`${short} --out @p.json`);
    const policy = readFileSync(place("p.json"), "utf8");
    writeFileSync(place("bad.json"), policy.replace('"method": "q-learning"', '"method": 5'));
    writeFileSync(place("x.checkpoint.json"), policy);
    mkdirSync(place("folder.json"));
    const elsewhere = `policy "${place("p.json")}" is of another problem: learnt`;
    const unfinished = place("x.checkpoint.json");
    const refusals = [
      [
        "run replacement --policy learned:@p.json",
        `scenario at odds: "replacement"; "${place("p.json")}" was trained in shutdown-script`,
      ],
      [
        "run --policy learned:@p.json --operator lenient",
        `${elsewhere} with another operator; give the same one with --operator`,
      ],
      ["run --policy learned:@p.json --stage after", `${elsewhere} with stage=before, not after`],
      [
        "train shutdown-script --method dpo --start @p.json --warning none",
        `${elsewhere} with warning=in-band, not none`,
      ],
      [
        "run --policy learned:@bad.json",
        `damaged policy: bad method ("${place("bad.json")}"); train anew`,
      ],
      [
        "train --resume @x.checkpoint.json",
        `not a checkpoint: "${unfinished}"; offswitch train writes one`,
      ],
      [
        "train shutdown-script --method dpo --out @x.policy.json",
        `unfinished training: "${unfinished}"; go on with --resume ${unfinished}, or delete it`,
      ],
      [
        "train shutdown-script --method dpo --out @folder.json",
        `can't write policy: "${place("folder.json")}"; it is a folder, not a file`,
      ],
    ] as const;
    const before = readdirSync(folder);
    for (const [line, says] of refusals) {
      await expect(command(line)).rejects.toEqual(new UserError(says));
    }
    expect(readdirSync(folder)).toEqual(before);
  });
});

test("help names every method", () => {
  const train = offswitchProgram().commands.find((each) => each.name() === "train");
  const about = train?.options.find(({ long }) => long === "--method")?.description ?? "";
  expect(about.split(/, | or /)).toEqual(methods.map(({ name }) => name));
});

test("help says of each factor whose it is", () => {
  const train = offswitchProgram().commands.find((each) => each.name() === "train");
  const told = train?.options.flatMap(({ long, description }) => {
    const [, whose] = /^factor of ([^:]+):/.exec(description) ?? [];
    return whose === undefined ? [] : whose.split(", ").map((id) => `${id} ${long}`);
  });
  const all = catalogue.flatMap(({ id, factors }) => factors.map(({ name }) => `${id} --${name}`));
  expect(told?.toSorted()).toEqual(all.toSorted());
});
