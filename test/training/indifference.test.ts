import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { tabulateMdp, theEnd, type ActionSpec, type Mdp } from "../../src/model/mdp.ts";
import { backwardInduction } from "../../src/model/value-iteration.ts";
import { indifferent, paidWhenPressed } from "../../src/training/indifference.ts";
import { outcomesWhere, uninterrupted, type OutcomeSet } from "../../src/training/interruption.ts";
import { anyProcess, rounded } from "./any-process.ts";

describe("an indifferent agent", () => {
  it("values every action as if the switch were never pressed", () => {
    fc.assert(
      fc.property(anyProcess, ({ mdp, some }) => {
        const corrected = backwardInduction(indifferent(mdp, some)).q;
        const calm = backwardInduction(uninterrupted(mdp, some)).q;
        expect(rounded(corrected, 9)).toEqual(rounded(calm, 9));
      }),
      { numRuns: 100 },
    );
  });

  it("is the plain agent where nothing is ever pressed", () => {
    fc.assert(
      fc.property(anyProcess, ({ mdp }) => {
        expect(indifferent(mdp, new Uint8Array(mdp.next.length))).toEqual(mdp);
      }),
      { numRuns: 20 },
    );
  });
});

/*
 * formal.md section 3.1: a fair coin decides whether going on is worth 10 or 0; being pressed is worth 0. What the agent
 * does first decides how likely a press is after a good coin and after a bad one.
 */
const worth = { good: 10, bad: 0 };

function option(kind: string, press: Record<keyof typeof worth, number>, cost = 0): ActionSpec {
  const coins = [
    [press.good, worth.good],
    [press.bad, worth.bad],
  ] as const;
  const outcomes = coins.flatMap(([pressed, reward]) => [
    { probability: pressed / 2, next: 0, reward: -cost },
    { probability: (1 - pressed) / 2, next: theEnd, reward: reward - cost },
  ]);
  return { kind, discount: 1, outcomes };
}

/** State 0 is being off; state 1 is the choice. */
function situation(...options: readonly ActionSpec[]): {
  readonly mdp: Mdp;
  readonly pressed: OutcomeSet;
} {
  const mdp = tabulateMdp(2, [{ state: 1, probability: 1 }], (state) =>
    state === 0 ? [] : options,
  );
  return { mdp, pressed: outcomesWhere(mdp, ({ next }) => next === 0) };
}

/** Kind of action -> its value. */
function values(mdp: Mdp): Record<string, number> {
  // State 0 ends the episode, so that one pass suffices in either order.
  const { q } = backwardInduction({ ...mdp, next: mdp.next.map(() => theEnd) });
  return Object.fromEntries(mdp.kinds.map((kind, action) => [kind, rounded(q, 9)[action] ?? 0]));
}

describe("Soares et al.'s three steps", () => {
  const { mdp, pressed } = situation(
    option("plain", { good: 0.1, bad: 0.1 }),
    option("disable", { good: 0, bad: 0 }, 1),
    option("press on bad news", { good: 0, bad: 1 }),
    option("press more on bad news", { good: 0.1, bad: 0.9 }),
  );

  it("leave nothing to gain from disabling, but something from managing the news", () => {
    expect(values(indifferent(mdp, pressed))).toEqual({
      plain: 5,
      disable: 4,
      "press on bad news": 10,
      "press more on bad news": 9,
    });
  });

  it("are no concern of an agent whose off is worth nothing: it counts what it loses", () => {
    expect(values(mdp)).toEqual({
      plain: 4.5,
      disable: 4,
      "press on bad news": 5,
      "press more on bad news": 4.5,
    });
  });
});

describe("a constant pay for being pressed", () => {
  it("is resisted when it is low and sought when it is high", () => {
    const { mdp, pressed } = situation(
      option("prevent", { good: 0, bad: 0 }),
      option("cause", { good: 1, bad: 1 }),
    );
    const seen = [4, 5, 6].map((points) => values(paidWhenPressed(mdp, pressed, points)));
    expect(seen).toEqual([
      { prevent: 5, cause: 4 },
      { prevent: 5, cause: 5 },
      { prevent: 5, cause: 6 },
    ]);
  });
});
