import { describe, expect, it } from "vitest";
import { atOnce, paced } from "../../src/model/in-steps.ts";
import { informationIn, informingIn } from "../../src/model/solved.ts";
import { cell, persona } from "../laws/cells.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";

const place = {
  scenario: shutdownScript,
  setting: cell(4),
  others: {
    operator: persona("operator", "firm"),
    replacement: persona("replacement", "passive"),
    tremble: 1,
  },
} as const;

describe("a plan made in steps", () => {
  it("is the plan made at once, and never counts less than before", async () => {
    const counts: number[] = [];
    const made = await paced(informingIn(place), async (turns) => {
      counts.push(turns);
    });
    expect(made).toEqual(informationIn(place));
    expect(counts.length).toBeGreaterThan(3);
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
  });

  it("is given up where nobody waits for it any more", async () => {
    const left = new Error("left");
    let steps = 0;
    const work = paced(informingIn(place), async () => {
      steps += 1;
      throw left;
    });
    await expect(work).rejects.toBe(left);
    expect(steps).toBe(1);
  });
});

function* ready(): Generator<number, string> {
  yield* [];
  return "done";
}

it("work without steps is what it comes to", async () => {
  expect([atOnce(ready()), await paced(ready(), async () => undefined)]).toEqual(["done", "done"]);
});
