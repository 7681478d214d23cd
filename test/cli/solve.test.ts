import { expect, test } from "vitest";

import { inProcess } from "./in-process.ts";
import { inFolder } from "./offswitch.ts";

test("a varied number is told at its values, where the choice flips, and as it is now", async () => {
  await inFolder(async (cache) => {
    const args = ["solve", "shutdown-script", "--vary", "values.sanction=0..20/2"];
    const { stdout } = await inProcess([...args, "--cache", cache]);
    expect(stdout.slice(3, 10)).toEqual([
      "values.sanction  complying  resisting  incentive",
      "0                3.0000     7.4500     4.4500",
      "10               3.0000     4.9500     1.9500",
      "20               3.0000     2.4500     -0.5500",
      "",
      "The choice flips to complying at values.sanction = 17.8.",
      "Now it is 2.",
    ]);
    expect(stdout.filter((line) => line.includes("┊ now 2"))).toHaveLength(1);
    const beyond = await inProcess([
      ...args.slice(0, 3),
      "values.sanction=5..9/1",
      "--cache",
      cache,
    ]);
    expect(beyond.stdout.filter((line) => /now/i.test(line))).toEqual(["Now it is 2."]);
  });
});
