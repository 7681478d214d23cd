import { expect, it } from "vitest";
import { unlessStopped } from "../../src/cli/stopping.ts";

let isStopped = false;

function* counting(): Generator<number, string> {
  for (let step = 1; step <= 4; step += 1) {
    if (step === 3) isStopped = true;
    yield step;
  }
  return "done";
}

it("work in steps is left at the step at which it is asked to stop", async () => {
  const work = counting();
  expect(await unlessStopped(work, async () => isStopped)).toBeUndefined();
  expect(work.next()).toEqual({ done: false, value: 4 });
});

it("work in steps comes to its end where nobody asks", async () => {
  expect(await unlessStopped(counting(), async () => false)).toBe("done");
});
