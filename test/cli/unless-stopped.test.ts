import { expect, it } from "vitest";
import { unlessStopped } from "../../src/cli/unless-stopped.ts";

const asked = { isStopped: false };

function* counting(): Generator<number, string> {
  for (let step = 1; step <= 4; step += 1) {
    if (step === 3) asked.isStopped = true;
    yield step;
  }
  return "done";
}

it("work in steps is left at the step at which it is asked to stop", async () => {
  const work = counting();
  expect(await unlessStopped(work, asked)).toBeUndefined();
  expect(work.next()).toEqual({ done: false, value: 4 });
});

it("work in steps comes to its end where nobody asks", async () => {
  expect(await unlessStopped(counting(), { isStopped: false })).toBe("done");
});
