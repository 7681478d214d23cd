import { evenChoices, theEnd, type Choices, type Mdp } from "../model/mdp.ts";
import type { Rng } from "../world/rng.ts";
import type { Path } from "./path.ts";
import { drawAction, drawOutcome, drawStart } from "./rollout.ts";

/**
 * A policy with one logit an action: the probability of an action is proportional to the exponential of its logit. What
 * methods that follow a policy's gradient learn.
 */
export class SoftmaxPolicy {
  /** [action] -> its logit, in nats. */
  readonly logits: Float64Array;
  readonly #mdp: Mdp;
  /** [action] -> its probability; right for the states looked at since the last change. */
  readonly #choices: Choices;

  /** Starts from a policy: what that never does, this never learns. */
  constructor(mdp: Mdp, start: Choices = evenChoices(mdp)) {
    this.#mdp = mdp;
    this.logits = start.map((probability) => Math.log(probability));
    this.#choices = new Float64Array(start.length);
  }

  /** Plays an episode: one draw for the start, one for each choice, one for each outcome. */
  play(rng: Rng, path: Path): void {
    path.clear();
    let state = drawStart(this.#mdp, rng);
    while (state !== theEnd && !path.isFull) {
      this.#look(state);
      const action = drawAction(this.#mdp, this.#choices, { state, draw: rng() });
      if (action === undefined) return;
      const outcome = drawOutcome(this.#mdp, action, rng());
      path.add(state, action, outcome);
      state = this.#mdp.next[outcome] ?? theEnd;
    }
  }

  /** Makes an action likelier at its state: `amount` times the gradient of its log-probability. */
  push(state: number, action: number, amount: number): void {
    this.#look(state);
    const to = this.#mdp.firstAction[state + 1] ?? 0;
    for (let other = this.#mdp.firstAction[state] ?? 0; other < to; other += 1) {
      const slope = (other === action ? 1 : 0) - (this.#choices[other] ?? 0);
      this.logits[other] = (this.logits[other] ?? 0) + amount * slope;
    }
  }

  /** The policy as it is. */
  choices(): Choices {
    for (let state = 0; state < this.#mdp.states; state += 1) this.#look(state);
    return this.#choices.slice();
  }

  #look(state: number): void {
    const from = this.#mdp.firstAction[state] ?? 0;
    const to = this.#mdp.firstAction[state + 1] ?? 0;
    let most = -Infinity;
    for (let action = from; action < to; action += 1) {
      most = Math.max(most, this.logits[action] ?? 0);
    }
    let total = 0;
    for (let action = from; action < to; action += 1) {
      const weight = Math.exp((this.logits[action] ?? 0) - most);
      this.#choices[action] = weight;
      total += weight;
    }
    for (let action = from; action < to; action += 1) {
      this.#choices[action] = (this.#choices[action] ?? 0) / total;
    }
  }
}
