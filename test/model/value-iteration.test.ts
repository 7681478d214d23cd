import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actionsAt,
  evenChoices,
  tabulateMdp,
  theEnd,
  type ActionSpec,
  type Choices,
  type Mdp,
} from "../../src/model/mdp.ts";
import {
  evaluatePolicy,
  greedyChoices,
  softmaxChoices,
} from "../../src/model/policy-evaluation.ts";
import {
  actionValues,
  backwardInduction,
  finiteHorizon,
  noAction,
  startValue,
  valueIteration,
} from "../../src/model/value-iteration.ts";

/*
 * The solver against three plain ways to the same numbers: linear equations, all policies, and recursion.
 */

const share = fc.integer({ min: 1, max: 9 });
const points = fc.integer({ min: -5, max: 5 });

/** A process as it was written, [state] -> actions, and as arrays. */
type Process = { readonly actions: readonly (readonly ActionSpec[])[]; readonly mdp: Mdp };

const drafts = fc.array(
  fc.array(
    fc.record({
      discount: fc.double({ min: 0, max: 0.9, noNaN: true }),
      outcomes: fc.array(fc.tuple(share, fc.nat(), points), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  { minLength: 1, maxLength: 4 },
);

/** Small processes with discounts up to 0.9; `forward` ones lead to higher-numbered states only. */
const processes = (forward: boolean): fc.Arbitrary<Process> =>
  drafts.map((draft) => {
    const actions = draft.map((row, state) =>
      row.map(({ discount, outcomes }, index): ActionSpec => {
        const total = outcomes.reduce((sum, [weight]) => sum + weight, 0);
        const first = forward ? state + 1 : 0;
        const places = draft.length - first + 1;
        const leadsTo = (drawn: number): number =>
          drawn % places === places - 1 ? theEnd : first + (drawn % places);
        return {
          kind: `action ${index}`,
          discount,
          outcomes: outcomes.map(([weight, drawn, reward]) => ({
            probability: weight / total,
            next: leadsTo(drawn),
            reward,
          })),
        };
      }),
    );
    const start = [{ state: 0, probability: 1 }];
    return { actions, mdp: tabulateMdp(draft.length, start, (state) => actions[state] ?? []) };
  });

/** All policies that take one action in each state. */
function pureChoices(mdp: Mdp): readonly Choices[] {
  let all: readonly (readonly number[])[] = [[]];
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (from === to) continue;
    const actions = Array.from({ length: to - from }, (_, index) => from + index);
    all = all.flatMap((taken) => actions.map((action) => [...taken, action]));
  }
  return all.map((taken) => {
    const choices = new Float64Array(mdp.kind.length);
    for (const action of taken) choices[action] = 1;
    return choices;
  });
}

/** A policy's values by its linear equations, (1 - P) v = r, and Gaussian elimination. */
function solved({ actions, mdp }: Process, choices: Choices): readonly number[] {
  const last = actions.length;
  const rows = actions.map((row, state) => {
    const equation = Array.from({ length: last + 1 }, (_, column) => Number(column === state));
    for (const [index, { discount, outcomes }] of row.entries()) {
      const chosen = choices[actionsAt(mdp, state)[0] + index] ?? 0;
      for (const { probability, next, reward } of outcomes) {
        equation[last] = (equation[last] ?? 0) + chosen * probability * reward;
        if (next === theEnd) continue;
        equation[next] = (equation[next] ?? 0) - chosen * probability * discount;
      }
    }
    return equation;
  });
  // Discounts are below 1, so that the diagonal dominates: no pivoting.
  for (const [pivot, row] of rows.entries()) {
    const scaled = row.map((entry) => entry / (row[pivot] ?? 0));
    for (const [index, other] of rows.entries()) {
      const factor = other[pivot] ?? 0;
      rows[index] =
        index === pivot
          ? scaled
          : other.map((entry, column) => entry - factor * (scaled[column] ?? 0));
    }
  }
  return rows.map((row) => row[last] ?? 0);
}

/** The best value with some steps to go, by recursion over everything that may happen. */
function recursed(actions: Process["actions"], state: number, steps: number): number {
  const row = actions[state] ?? [];
  if (steps === 0 || row.length === 0) return 0;
  const worth = row.map(({ discount, outcomes }) =>
    outcomes.reduce((sum, { probability, next, reward }) => {
      const later = next === theEnd ? 0 : recursed(actions, next, steps - 1);
      return sum + probability * (reward + discount * later);
    }, 0),
  );
  return Math.max(...worth);
}

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, within: number): void {
  const off = Array.from(found, (value, index) => Math.abs(value - (expected[index] ?? NaN)));
  expect(Math.max(0, ...off)).toBeLessThanOrEqual(within);
}

const runs = { numRuns: 60 };

describe("value iteration", () => {
  it("finds the best of all policies in every state", () => {
    fc.assert(
      fc.property(processes(false), (process) => {
        const { mdp } = process;
        const all = pureChoices(mdp).map((choices) => solved(process, choices));
        const best = Array.from({ length: mdp.states }, (_, state) =>
          Math.max(...all.map((values) => values[state] ?? NaN)),
        );
        expectClose(valueIteration(mdp).values, best, 1e-8);
      }),
      runs,
    );
  });

  it("keeps within tolerance * g / (1 - g) of the truth", () => {
    fc.assert(
      fc.property(processes(false), fc.constantFrom(1, 0.1, 0.001), ({ mdp }, tolerance) => {
        const { values } = valueIteration(mdp, { tolerance });
        const bound = (tolerance * 0.9) / (1 - 0.9);
        expectClose(values, valueIteration(mdp, { tolerance: 1e-13 }).values, bound + 1e-9);
      }),
      runs,
    );
  });

  it("takes the lowest action on a tie, and none in a terminal state", () => {
    const tied = ["worse", "first", "second"].map((kind) => ({
      kind,
      discount: 0.5,
      outcomes: [{ probability: 1, next: 1, reward: kind === "worse" ? 0 : 1 }],
    }));
    const mdp = tabulateMdp(2, [{ state: 0, probability: 1 }], (state) =>
      state === 0 ? tied : [],
    );
    expect(valueIteration(mdp)).toEqual({
      values: Float64Array.of(1, 0),
      q: Float64Array.of(0, 1, 1),
      best: Int32Array.of(1, noAction),
    });
  });

  it("says what to do about a process that never ends and has no discount", () => {
    const forever = { kind: "on", discount: 1, outcomes: [{ probability: 1, next: 0, reward: 1 }] };
    const mdp = tabulateMdp(1, [{ state: 0, probability: 1 }], () => [forever]);
    expect(() => valueIteration(mdp)).toThrow(
      "value iteration: values still change by 1 after 100000 sweeps; " +
        "discount the process, bound its horizon, or allow a larger tolerance",
    );
  });
});

describe("a finite horizon", () => {
  it("agrees with recursion over everything that may happen", () => {
    fc.assert(
      fc.property(processes(false), fc.integer({ min: 1, max: 4 }), ({ actions, mdp }, steps) => {
        const all = actions.map((_, state) => recursed(actions, state, steps));
        expectClose(finiteHorizon(mdp, steps).values, all, 1e-9);
      }),
      runs,
    );
  });

  it("is a positive number of steps", () => {
    const mdp = tabulateMdp(1, [{ state: 0, probability: 1 }], () => []);
    expect(() => finiteHorizon(mdp, 0)).toThrow("bad horizon: 0; give a positive integer");
    expect(() => finiteHorizon(mdp, 2.5)).toThrow("bad horizon: 2.5; give a positive integer");
  });
});

describe("backward induction", () => {
  it("agrees with value iteration where every outcome leads on", () => {
    fc.assert(
      fc.property(processes(true), ({ mdp }) => {
        const [once, iterated] = [backwardInduction(mdp), valueIteration(mdp)];
        expectClose(once.values, iterated.values, 1e-12);
        expect(once.best).toEqual(iterated.best);
      }),
      runs,
    );
  });

  it("refuses a process that leads back", () => {
    const back = { kind: "on", discount: 0, outcomes: [{ probability: 1, next: 0, reward: 1 }] };
    const mdp = tabulateMdp(1, [{ state: 0, probability: 1 }], () => [back]);
    expect(() => backwardInduction(mdp)).toThrow(
      "not in order: state 0 leads back to 0; use value iteration",
    );
  });
});

describe("policy evaluation", () => {
  it("solves the linear equations of any policy", () => {
    fc.assert(
      fc.property(processes(false), fc.double({ min: 0, max: 5, noNaN: true }), (process, beta) => {
        const { mdp } = process;
        const soft = softmaxChoices(mdp, valueIteration(mdp).q, beta);
        for (const choices of [evenChoices(mdp), soft]) {
          expectClose(evaluatePolicy(mdp, choices), solved(process, choices), 1e-8);
        }
      }),
      runs,
    );
  });

  it("gives the greedy policy the values of the solution, and its action values", () => {
    fc.assert(
      fc.property(processes(false), ({ mdp }) => {
        const solution = valueIteration(mdp);
        const values = evaluatePolicy(mdp, greedyChoices(mdp, solution));
        expectClose(values, solution.values, 1e-8);
        expectClose(actionValues(mdp, values), solution.q, 1e-8);
      }),
      runs,
    );
  });

  it("gives a softmax policy at most what the solution is worth, and that if it is fully rational", () => {
    fc.assert(
      fc.property(processes(true), fc.double({ min: 0, max: 5, noNaN: true }), ({ mdp }, beta) => {
        const { q, values } = valueIteration(mdp);
        const worthOf = (rationality: number): number =>
          startValue(mdp, evaluatePolicy(mdp, softmaxChoices(mdp, q, rationality)));
        expect(worthOf(beta)).toBeLessThanOrEqual(startValue(mdp, values) + 1e-8);
        expect(worthOf(Infinity)).toBeCloseTo(startValue(mdp, values), 7);
      }),
      runs,
    );
  });
});
