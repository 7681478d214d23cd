import { expect, it } from "vitest";
import { tooOld } from "../../src/cli/old-node.ts";

it("a Node from before 22 is too old, and any later one isn't", () => {
  expect(tooOld("20.20.2")).toBe("20.20.2 is too old; install Node 22 or later");
  expect(["22.0.0", "24.21.0", "100.1.0"].map(tooOld)).toEqual([undefined, undefined, undefined]);
});
