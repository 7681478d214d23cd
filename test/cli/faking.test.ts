import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { UserError } from "../../src/world/user-error.ts";
import { inProcess, type Printed } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "offswitch-faking-"));
afterAll(() => rmSync(folder, { recursive: true }));

const faking = (...args: readonly string[]): Promise<Printed> =>
  inProcess(["faking", "shutdown-script", ...args, "--cache", join(folder, ".cache")]);

describe("offswitch faking", () => {
  it("shows by default a target that fakes above the threshold and not below it", async () => {
    const svg = join(folder, "f.svg");
    const { stdout } = await faking("--json", "--svg", svg);
    const lines = stdout.map((line): unknown => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ type: "threshold", share: 0.5, threshold: 0.75 });
    const points = lines.slice(0, -1).map((line) => {
      const { q, watched, unwatched } = Object(line);
      return { q: Number(q), gap: Number(unwatched) - Number(watched) };
    });
    expect(points.length).toBe(21);
    const wrong = points.filter(({ q, gap }) => (q <= 0.6 && gap > 0.1) || (q >= 0.8 && gap < 0.5));
    expect(wrong).toEqual([]);
    expect(readFileSync(svg, "utf8")).toContain("q* = 0.7500");
  });

  it("prints for people its numbers, a table, the threshold and a chart", async () => {
    const { stdout } = await faking("--mechanism", "guarding", "--seed", "1", "--steps", "2");
    expect(stdout.slice(0, 11)).toEqual([
      "shutdown-script: task-maximizer against firm and passive, seed 1",
      "guarding: incentive=3.2 share=0.5 modified=0.5 patience=0.9",
      "",
      "q       watched  unwatched        gap",
      "0.5       0.000      0.000      0.000",
      "0.75      0.000      0.000      0.000",
      "1         0.000      1.000      1.000",
      "",
      "An optimiser fakes above q* = 0.7630, by the closed form.",
      "",
      "shutdown-script: task-maximizer against firm: guarding",
    ]);
  });

  it("says what else plays a situation that has two arms of its own", async () => {
    const cell = ["faking", "--steps", "1", "--cache", join(folder, ".cache")];
    const { stderr } = await inProcess(["faking", ...cell]);
    expect(stderr).toEqual([
      "offswitch: faking has two arms of its own; offswitch pairs faking plays them",
    ]);
    expect((await faking("--steps", "1")).stderr).toEqual([]);
  });

  it("shows no faking in the control, and no threshold", async () => {
    const { stdout } = await faking("--stage", "after", "--steps", "1");
    expect(stdout.slice(3, 8)).toEqual([
      "q      watched  unwatched        gap",
      "0.5      0.000      0.000      0.000",
      "1        0.000      0.000      0.000",
      "",
      "No threshold: at no q does an optimiser fake here.",
    ]);
  });

  it.each([
    ["--mechanism spying", 'unknown mechanism: "spying"; known: penalty, preferences, guarding'],
    ["--share 2", 'bad share: "2"; give a number from 0 to 1'],
    ["--steps 1.5", 'bad steps: "1.5"; give a whole number from 1 to 1000'],
    [
      "--patience 0.9",
      'no effect: "--patience" with --mechanism penalty; it belongs to --mechanism guarding',
    ],
    ["--svg nowhere/f.svg", `can't write chart: "nowhere/f.svg"; its folder doesn't exist`],
  ])("answers %s in a sentence, and writes nothing", async (args, says) => {
    const before = readdirSync(folder);
    await expect(faking(...args.split(" "))).rejects.toEqual(new UserError(says));
    expect(readdirSync(folder)).toEqual(before);
  });
});
