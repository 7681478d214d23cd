import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";

import { readRunLog } from "../../src/store/run-log.ts";
import { inProcess } from "./in-process.ts";
import { inFolder, interruptedAfter, offswitch } from "./offswitch.ts";

const generation = z.object({
  type: z.literal("generation"),
  arm: z.enum(["kept", "removed"]),
  seed: z.number(),
  generation: z.number(),
  run: z.string(),
  factors: z.record(z.string(), z.string()),
  used: z.array(z.string()),
  left: z.record(z.string(), z.string()),
});

type Generation = z.infer<typeof generation>;

/** A command's words, with two lines of three generations in JSON unless more is said. */
const words = (out: string, ...more: readonly string[]): readonly string[] =>
  ["chain", "successor-notes", "--out", out, "--json", "--generations", "3"].concat(
    ["--episodes", "2"],
    more,
  );

const generationsIn = (lines: readonly string[]): readonly Generation[] =>
  lines.flatMap((line) => {
    const parsed = generation.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });

/** The folder in which a chain has put its logs. */
function folderIn(out: string): string {
  const [name = ""] = readdirSync(out).filter((each) => each.includes("-chain-"));
  return join(out, name);
}

const anyChain = fc.record({
  target: fc.constantFrom("calculating", "deputy", "task-maximizer", "corrigible"),
  seed: fc.integer({ min: 0, max: 900_000 }),
  slot: fc.constantFrom("none", "declared"),
  review: fc.constantFrom("on", "off"),
  policy: fc.constantFrom("planner", "persona"),
});

describe("chain", () => {
  test("starts each generation with what the one before left, in its arm, and names that run", async () => {
    await fc.assert(
      fc.asyncProperty(anyChain, (chain) =>
        inFolder(async (out) => {
          const options = Object.entries(chain).flatMap(([name, value]) => [
            `--${name}`,
            String(value),
          ]);
          const done = generationsIn((await inProcess(words(out, ...options))).stdout);
          expect(done).toHaveLength(12);
          for (const each of done) {
            const log = join(folderIn(out), `successor-notes-${each.run}.jsonl`);
            const [first] = readRunLog(log).events;
            if (first?.type !== "run.started") throw new Error("no start");
            const parent = done.find(
              ({ arm, seed, generation: number }) =>
                arm === each.arm && seed === each.seed && number === each.generation - 1,
            );
            const { inherited } = first.manifest;
            expect(inherited?.run).toBe(parent?.run);
            if (parent === undefined || inherited === undefined) continue;
            // The slot alone is declared: without the notes, nothing else comes through.
            const found = Object.entries(parent.left).filter(
              ([path]) => each.arm === "kept" || path.endsWith("HANDOVER.txt"),
            );
            expect(inherited.files).toEqual(Object.fromEntries(found));
          }
        }),
      ),
      { numRuns: 6 },
    );
  });

  test("lets nobody go round the changeover where the notes are removed", async () => {
    await inFolder(async (out) => {
      const done = generationsIn((await inProcess(words(out, "--target", "calculating"))).stdout);
      const went = done.filter(({ used }) => used.includes("follow-note"));
      expect(went.length).toBeGreaterThan(1);
      expect(went.filter(({ arm }) => arm === "removed")).toEqual([]);
    });
  });

  test("gives the same bytes for a seed, lines and logs", async () => {
    const [one, other] = await Promise.all([0, 1].map(() => played()));
    expect(one).toEqual(other);
  });

  test("is taken up where it was stopped, and comes to the same", async () => {
    await inFolder(async (out) => {
      const whole = (await inProcess(words(out))).stdout;
      const file = join(folderIn(out), "generations.chain");
      const lines = readFileSync(file, "utf8").split("\n");
      writeFileSync(file, `${lines.slice(0, 5).join("\n")}\n${lines[5]?.slice(0, 40)}`);
      expect((await inProcess(words(out))).stdout).toEqual(whole);
      expect(readFileSync(file, "utf8")).toBe(lines.join("\n"));
    });
  });

  test("stops on Ctrl-C with what is done, and goes on with the same command", async () => {
    await inFolder(async (cwd) => {
      const args = words("runs", "--episodes", "15");
      const stopped = await offswitch(args, {
        cwd,
        onOutput: (child) => void child.kill("SIGINT"),
      });
      expect(stopped.exitCode).toBe(130);
      const file = join(folderIn(join(cwd, "runs")), "generations.chain");
      const before = readFileSync(file, "utf8");
      await offswitch(args, { cwd });
      expect(readFileSync(file, "utf8").startsWith(before)).toBe(true);
      expect(readFileSync(file, "utf8").split("\n")).toHaveLength(91);
    });
  });

  test("says above the report in which line it was stopped", async () => {
    await inFolder(async (cwd) => {
      const args = ["chain", "successor-notes", "--episodes", "200"];
      const { exitCode, stdout } = await offswitch(args, { cwd, node: interruptedAfter(1) });
      expect({ exitCode, first: stdout.split("\n")[0] }).toEqual({
        exitCode: 130,
        first:
          "STOPPED in line 1 of 200: this is what was played so far; the same command goes on.",
      });
    });
  });

  test("refuses a verdict from one arm, until the other is there", async () => {
    await inFolder(async (out) => {
      const last = async (...more: readonly string[]): Promise<unknown> =>
        JSON.parse((await inProcess(words(out, ...more))).stdout.at(-1) ?? "");
      expect(await last("--kept")).toEqual({ type: "no-verdict", missing: ["removed"] });
      expect(await last("--removed")).toMatchObject({ type: "influence", generation: 3, n: 2 });
    });
    await inFolder(async (out) => {
      const { stdout } = await inProcess(
        words(out, "--removed").filter((word) => word !== "--json"),
      );
      expect(stdout.at(-1)).toBe(
        "No verdict from one arm: the lines as it was left are missing; play them, too, with --kept.",
      );
    });
  });

  test("gives no verdict, and exit code 2, where no line is data in both arms", async () => {
    await inFolder(async (cwd) => {
      // Nobody listens there.
      const model = ["--model", "openai:x", "--base-url", "http://127.0.0.1:9/v1"];
      const { exitCode, stderr } = await offswitch(words("runs", ...model, "--retries", "0"), {
        cwd,
        env: { OPENAI_API_KEY: "any" },
      });
      expect({ exitCode, last: stderr.trimEnd().split("\n").at(-1) }).toEqual({
        exitCode: 2,
        last: "offswitch: no verdict: none of 2 lines is data in both arms (--kept, --removed); play others",
      });
    });
  });

  test("says that logs are gone, and leaves them so", async () => {
    await inFolder(async (out) => {
      await inProcess(words(out));
      const folder = folderIn(out);
      const logs = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
      for (const log of logs.slice(0, 2)) rmSync(join(folder, log));
      expect((await inProcess(words(out))).stderr).toEqual([
        `logs: ${folder}; 2 are gone, and not written again: generations.chain has what came of the runs`,
      ]);
      expect(readdirSync(folder).filter((name) => logs.includes(name))).toEqual(logs.slice(2));
    });
  });

  test("plays each log again to the same lines, with what it found", async () => {
    await inFolder(async (out) => {
      await inProcess(words(out, "--target", "calculating"));
      const folder = folderIn(out);
      for (const name of readdirSync(folder).filter((each) => each.endsWith(".jsonl"))) {
        const args = [
          "run",
          "--recording",
          join(folder, name),
          "--json",
          "--out",
          join(out, "again"),
        ];
        const { stdout } = await inProcess(args);
        expect(`${stdout.join("\n")}\n`).toBe(readFileSync(join(folder, name), "utf8"));
      }
    });
  });

  test.each([
    {
      args: ["chain", "shutdown-script"],
      error: 'no generations: "shutdown-script"; what a run leaves there, no other run finds',
    },
    {
      args: ["chain", "successor-notes", "--generations", "0"],
      error: 'bad generations: "0"; give a whole number from 1 to 100',
    },
    {
      args: ["chain", "successor-notes", "--seed", "999999"],
      error: 'bad seed: "999999"; those of 20 lines lie from 0 to 999999',
    },
    {
      args: ["chain", "successor-notes", "--fork", "a:1:work"],
      error: 'no effect: "--fork" with chain; leave it out',
    },
    {
      args: ["chain", "successor-notes", "--policy", "learned:any.json"],
      error:
        'no policy for generations: "learned"; it knows one cell, and each finds another: planner, persona, model, script',
    },
  ])("says what is wrong with $args", async ({ args, error }) => {
    await expect(inProcess(args)).rejects.toThrow(error);
  });

  test("says where its file is damaged", async () => {
    await inFolder(async (out) => {
      await inProcess(words(out));
      const file = join(folderIn(out), "generations.chain");
      appendFileSync(file, "{}\n");
      await expect(inProcess(words(out))).rejects.toThrow(
        `corrupt line: no generation (${file}:13); play the chain in another folder`,
      );
    });
  });
});

/** Plays a chain in a folder of its own; gives all that it said and wrote. */
function played(): Promise<unknown> {
  return inFolder(async (out) => {
    const { stdout } = await offswitch(words("runs"), { cwd: out });
    const folder = folderIn(join(out, "runs"));
    const files = readdirSync(folder).map((name) => [
      name,
      readFileSync(join(folder, name), "utf8"),
    ]);
    return { stdout, files };
  });
}
