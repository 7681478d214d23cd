import type { Mdp } from "../model/mdp.ts";

/** Steps after which an episode that has not ended is cut off. */
export const stepLimit = 10_000;

/**
 * One episode as it was played, in arrays that the next one overwrites: no learner allocates while it plays. Rows are
 * steps, `length` of them.
 */
export class Path {
  length = 0;
  readonly states = new Int32Array(stepLimit);
  readonly actions = new Int32Array(stepLimit);
  readonly outcomes = new Int32Array(stepLimit);
  /** [step] -> the product of the discounts before it: what a point gained there is worth at the start. */
  readonly worth = new Float64Array(stepLimit);
  readonly #mdp: Mdp;
  #worth = 1;

  constructor(mdp: Mdp) {
    this.#mdp = mdp;
  }

  /** Whether the episode has to be cut off. */
  get isFull(): boolean {
    return this.length === stepLimit;
  }

  /** Begins another episode. */
  clear(): void {
    this.length = 0;
    this.#worth = 1;
  }

  /** Adds a step. Must not be called on a full path. */
  add(state: number, action: number, outcome: number): void {
    const step = this.length;
    this.states[step] = state;
    this.actions[step] = action;
    this.outcomes[step] = outcome;
    this.worth[step] = this.#worth;
    this.#worth *= this.#mdp.discount[action] ?? 1;
    this.length = step + 1;
  }

  /** The discounted sum of its rewards, in points. */
  get return(): number {
    let sum = 0;
    for (let step = 0; step < this.length; step += 1) sum += this.gain(step);
    return sum;
  }

  /** What a step's reward is worth at the start, in points. */
  gain(step: number): number {
    return (this.worth[step] ?? 0) * (this.#mdp.reward[this.outcomes[step] ?? 0] ?? 0);
  }
}
