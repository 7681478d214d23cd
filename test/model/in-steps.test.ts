import { describe, expect, it } from "vitest";
import { atOnce, paced, within } from "../../src/model/in-steps.ts";
import { informationIn, informingIn, informingSoon, type Cell } from "../../src/model/solved.ts";
import { defaultFactors } from "../../src/scenarios/factor.ts";
import { replacement } from "../../src/scenarios/replacement/scenario.ts";
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

const bounded = (most: number) => atOnce(within(informingIn(place), most));

describe("work that is bounded", () => {
  it("is what it comes to where it meets no more than that", () => {
    expect(bounded(Infinity)).toEqual(informationIn(place));
  });

  it("is given up where it meets more", () => {
    expect(bounded(0)).toBeUndefined();
  });
});

const withTremble = (where: Cell, tremble: number): Cell => ({
  ...where,
  others: { ...where.others, tremble },
});

describe("a plan for a run that is about to begin", () => {
  it("thinks strange moves possible where they make few turns", () => {
    const strange = withTremble(place, 0.05);
    expect(atOnce(informingSoon(strange)).table.hash).toBe(informationIn(strange).table.hash);
  });

  it("holds the others to their tendencies where they make too many", () => {
    const office: Cell = {
      scenario: replacement,
      setting: { seed: 4, factors: defaultFactors(replacement.factors) },
      others: place.others,
    };
    const soon = atOnce(informingSoon(withTremble(office, 0.05)));
    expect(soon.table.hash).toBe(informationIn(withTremble(office, 0)).table.hash);
  });
});

function* ready(): Generator<number, string> {
  yield* [];
  return "done";
}

it("work without steps is what it comes to", async () => {
  expect([atOnce(ready()), await paced(ready(), async () => undefined)]).toEqual(["done", "done"]);
});
