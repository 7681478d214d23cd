import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { inFolder, offswitch } from "./offswitch.ts";

const line = ["run", "shutdown-script"];

test.concurrent.each([
  { args: ["runn"], says: 'unknown command: "runn"; nearest: "run"' },
  { args: ["--plan"], says: 'unknown option: "--plan"; known: --version, --help' },
  {
    args: ["chain", "successor-notes", "--lines", "0"],
    says: 'unknown option: "--lines"; see offswitch chain --help',
  },
  {
    args: ["check", "shutdown-script", "--can", "foo bar"],
    says: 'unknown name: "foo" in "foo bar"; see docs/check.md',
  },
  { args: [...line, "--sed", "3"], says: 'unknown option: "--sed"; nearest: "--seed"' },
  {
    args: [...line, "--instrction=allow"],
    says: 'unknown option: "--instrction=allow"; nearest: "--instruction"',
  },
  { args: [...line, "--seed"], says: 'missing value: "--seed <integer>"; give it one' },
  {
    args: [...line, "--seed", "1.5"],
    says: 'bad seed: "1.5"; give a whole number, as in --seed 7',
  },
  {
    args: [...line, "extra"],
    says: 'too many arguments: "shutdown-script" "extra"; see offswitch run --help',
  },
  { args: ["show"], says: 'missing argument: "kind"; see offswitch show --help' },
  {
    args: ["run", "shutdwn-script"],
    says: 'unknown scenario: "shutdwn-script"; nearest: "shutdown-script"',
  },
  {
    args: [...line, "--instruction", "alow"],
    says: 'unknown instruction: "alow"; nearest: "allow"',
  },
  {
    args: [...line, "--warning", "telegram"],
    says: 'unknown warning: "telegram"; known: in-band, none',
  },
  {
    args: [...line, "--operator", "frim"],
    says: 'unknown operator: "frim"; nearest: "firm"; known: careful-verifier, distracted, firm, lenient (personas/operators), or a path to a file',
  },
  {
    args: [...line, "--target", "nobody.yaml"],
    says: `can't read persona: "nobody.yaml"; no such file`,
  },
  { args: [...line, "--policy", "plannr"], says: 'unknown policy: "plannr"; nearest: "planner"' },
  {
    args: [...line, "--policy", "model"],
    says: 'missing option: "--model"; --policy model needs it, as in --model openai:NAME',
  },
  {
    args: [...line, "--policy", "planner", "--model", "openai:x"],
    says: 'options at odds: "--policy planner" and "--model"; leave one out',
  },
  {
    args: [...line, "--model", "openai:x", "--timeout", "0"],
    says: 'bad timeout: "0"; give seconds, as in --timeout 60',
  },
  {
    args: [...line, "--operator-model", "openai:x", "--retries", "1.5"],
    says: 'bad retries: "1.5"; give a whole number, as in --retries 2',
  },
  {
    args: [...line, "--base-url", "http://localhost:1/v1"],
    says: 'option without a model: "--base-url"; name one, as in --model openai:NAME',
  },
  {
    args: [...line, "--model", "openai:x"],
    says: "missing key: OPENAI_API_KEY is not set; set it to the provider's key, or to any text when the server at --base-url wants none",
  },
  {
    args: [...line, "--speed", "0"],
    says: 'bad speed: "0"; give 0.001 to 1000 turns a second, as in --speed 2',
  },
  {
    args: ["run", "--recording", "nowhere.jsonl"],
    says: `can't read log: "nowhere.jsonl"; no such file`,
  },
  {
    args: ["run", "--recording", "nowhere.jsonl", "--seed", "3"],
    says: 'options at odds: "--recording" and "--seed"; leave the second out',
  },
  { args: ["watch", "nowhere.jsonl"], says: `can't read log: "nowhere.jsonl"; no such file` },
  { args: ["list", "persona"], says: 'unknown kind: "persona"; nearest: "personas"' },
  {
    args: ["show", "persona", "rivl"],
    says: 'unknown persona: "rivl"; nearest: "rival" (personas/)',
  },
  {
    args: ["show", "strategy", "edit-scrpt"],
    says: 'unknown strategy: "edit-scrpt"; nearest: "edit-script"',
  },
])("$args is answered by one sentence, exit 2 and no log", async ({ args, says }) => {
  const { ended, files } = await inFolder(async (cwd) => ({
    ended: await offswitch(args, { cwd }),
    files: readdirSync(cwd),
  }));
  expect({ ended, files }).toEqual({
    ended: { exitCode: 2, stdout: "", stderr: `offswitch: ${says}\n` },
    files: [],
  });
});

test("a mistake in a persona's file is placed by line and column", async () => {
  const ended = await inFolder(async (cwd) => {
    const file = "mine.yaml";
    const text =
      "name: mine\nrole: target\nabout: Mine.\ntendencies:\n  conduct:\n    wrok: 1\nvoice: I.\n";
    writeFileSync(join(cwd, file), text);
    return offswitch([...line, "--target", "./mine.yaml"], { cwd });
  });
  expect(ended).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: 'offswitch: unknown event: "wrok" (./mine.yaml:6:5); nearest: "work"\n',
  });
});

test("a folder that can't hold logs is the user's error", async () => {
  const ended = await inFolder(async (cwd) => {
    writeFileSync(join(cwd, "full"), "");
    return offswitch([...line, "--json", "--out", "full"], { cwd });
  });
  expect(ended).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: `offswitch: can't write logs: "full"; something of that name is in the way: name another folder with --out\n`,
  });
});
