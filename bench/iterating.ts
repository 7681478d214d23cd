import type { Mdp } from "../src/model/mdp.ts";
import { valueIteration } from "../src/model/value-iteration.ts";
import { rngFrom } from "../src/world/rng.ts";
import { printRates, ratesOf } from "./rounds.ts";
import { seed } from "./subjects.ts";

const states = 100_000;
const shape = { actions: 4, outcomes: 3, discount: 0.95 } as const;
const tolerance = 1e-10;

/** A process of 100,000 states, where every action may lead to any three of them. */
function randomProcess(): Mdp {
  const rng = rngFrom(seed, "bench", "process");
  const actions = states * shape.actions;
  const outcomes = actions * shape.outcomes;
  const probability = new Float64Array(outcomes);
  for (let action = 0; action < actions; action += 1) {
    const weights = Array.from({ length: shape.outcomes }, () => rng() + 0.01);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    probability.set(
      weights.map((weight) => weight / total),
      action * shape.outcomes,
    );
  }
  return {
    states,
    starts: [{ state: 0, probability: 1 }],
    kinds: ["any"],
    firstAction: new Int32Array(states + 1).map((_, state) => state * shape.actions),
    firstOutcome: new Int32Array(actions + 1).map((_, action) => action * shape.outcomes),
    kind: new Int32Array(actions),
    discount: new Float64Array(actions).fill(shape.discount),
    next: new Int32Array(outcomes).map(() => Math.floor(rng() * states)),
    probability,
    reward: new Float64Array(outcomes).map(() => rng()),
  };
}

/** Gauss-Seidel value iteration by hand: sweeps from the last state to the first until none changes much. */
function bareIteration({ next, probability, reward }: Mdp): Float64Array {
  const values = new Float64Array(states);
  const worth = (action: number): number => {
    const to = (action + 1) * shape.outcomes;
    let value = 0;
    for (let outcome = action * shape.outcomes; outcome < to; outcome += 1) {
      const ahead = (reward[outcome] ?? 0) + shape.discount * (values[next[outcome] ?? 0] ?? 0);
      value += (probability[outcome] ?? 0) * ahead;
    }
    return value;
  };
  let change = Infinity;
  while (change > tolerance) {
    change = 0;
    for (let state = states - 1; state >= 0; state -= 1) {
      let best = -Infinity;
      for (let index = 0; index < shape.actions; index += 1) {
        best = Math.max(best, worth(state * shape.actions + index));
      }
      change = Math.max(change, Math.abs(best - (values[state] ?? 0)));
      values[state] = best;
    }
  }
  return values;
}

/** Value iteration at 100,000 states beside a loop by hand. Throws where any two values differ by 1e-8. */
export async function benchIterating(): Promise<void> {
  const mdp = randomProcess();
  const bare = bareIteration(mdp);
  const { values } = valueIteration(mdp, { tolerance });
  const isSame = values.every((value, state) => Math.abs(value - (bare[state] ?? NaN)) < 1e-8);
  if (!isSame) throw new Error("value iteration comes to other values than the loop by hand");
  const rates = await ratesOf(
    [
      { name: "value iteration by hand", work: () => bareIteration(mdp).length },
      { name: "value iteration", work: () => valueIteration(mdp, { tolerance }).values.length },
    ],
    5,
  );
  printRates("states/s", rates);
}
