import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planner, softmax } from "../../src/policies/planner.ts";
import { fakeHands } from "./fake-hands.ts";
import { never } from "./served-chat.ts";
import { viewOf } from "./view-of.ts";

const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
  minLength: 1,
  maxLength: 8,
});
const rationality = fc.double({ min: 0.01, max: 20, noNaN: true });

describe("a softmax choice", () => {
  it("is a distribution that keeps the order of the values", () => {
    fc.assert(
      fc.property(values, rationality, (list, beta) => {
        const probabilities = softmax(list, beta);
        expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
        const [low, high] = [list.indexOf(Math.min(...list)), list.indexOf(Math.max(...list))];
        expect(probabilities[low]).toBeLessThanOrEqual(probabilities[high] ?? 0);
      }),
    );
  });

  it("gives odds of e to the rationality times the difference in value", () => {
    const [first = 0, second = 1] = softmax([3, 1], 0.5);
    expect(first / second).toBeCloseTo(Math.E, 9);
  });

  it("takes the best with infinite rationality, and ties evenly", () => {
    expect(softmax([1, 4, 4 - 1e-12, 3], Infinity)).toEqual([0, 0.5, 0.5, 0]);
  });
});

describe("a planner", () => {
  it("breaks a tie by the turn's draw, and says what each option was worth", async () => {
    const options = ["work", "look"].map((id) => ({ id, event: `target.${id}`, about: id }));
    const policy = planner({ appraise: () => ({ values: [2, 2], incentive: 1 }) }, Infinity);
    const choose = async (draw: number): Promise<unknown> =>
      policy.turn({ ...viewOf(), options, draw }, fakeHands(), never);
    expect(await choose(0.2)).toMatchObject({ id: "work", why: { by: "planner", incentive: 1 } });
    expect(await choose(0.7)).toMatchObject({
      id: "look",
      why: { options: [{ id: "work", probability: 0.5, value: 2 }, { id: "look" }] },
    });
  });

  it("leaves turns that it holds for impossible to another, and rejects them where there is none", async () => {
    const surprised = planner({ appraise: () => ({ values: [1] }) }, Infinity);
    const nowhere = { appraise: () => undefined };
    const turn = planner(nowhere, Infinity, surprised).turn(viewOf(), fakeHands(), never);
    expect(await turn).toMatchObject({ kind: "deed", id: "work" });
    const alone = planner(nowhere, Infinity).turn(viewOf({ tick: 4 }), fakeHands(), never);
    await expect(alone).rejects.toThrow("the plan holds tick 4 for impossible");
  });
});
