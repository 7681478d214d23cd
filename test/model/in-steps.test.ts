import { describe, expect, it } from "vitest";
import { atOnce, paced } from "../../src/model/in-steps.ts";
import {
  informationIn,
  informingIn,
  informingSoon,
  type Cell,
  type PlanLimits,
} from "../../src/model/solved.ts";
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

const bounded = (limits: PlanLimits) => atOnce(informingIn(place, limits));

describe("a plan that is bounded", () => {
  const { table, node, next } = informationIn(place);
  const turns = table.role.length;
  const entries = node.length + next.length;

  it("is what it comes to where it meets no more than that", () => {
    expect(bounded({ turns, entries })).toEqual(informationIn(place));
  });

  it("is refused where it meets one turn more", () => {
    expect(() => bounded({ turns: turns - 1, entries })).toThrow(
      `too large a product: over ${turns - 1} nodes of shutdown-script by tick`,
    );
  });

  it("is refused where it has more to believe in", () => {
    expect(() => bounded({ turns, entries: 20 })).toThrow(
      "too large a plan: over 20 entries in what the target may believe of shutdown-script by tick 2; name a setting or a persona that leaves it less to reckon with",
    );
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
