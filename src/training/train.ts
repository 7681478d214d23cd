import type { CurvePoint } from "../store/checkpoint-file.ts";
import { rngFrom } from "../world/rng.ts";
import type { Learner } from "./learner.ts";
import type { Path } from "./path.ts";

/** How long to train, and with which luck. */
export type TrainingPlan = {
  readonly seed: number;
  /** Episodes in all, those done before included. */
  readonly episodes: number;
  /** A point of the curve comes after every so many episodes, and after the last. */
  readonly every: number;
  /** Episodes done before: 0, or what a checkpoint says. */
  readonly done?: number;
};

/**
 * Trains a learner, a point of its curve at a time. Episode n draws from its own substream of the seed, so whoever
 * stops at a point, stores the learner's memory and goes on from there later gets the same policy, bit by bit, and the
 * same points.
 */
export function* trainEpisodes(
  learner: Learner,
  { seed, episodes, every, done = 0 }: TrainingPlan,
): Generator<CurvePoint, void, undefined> {
  const tally = new Tally(learner.mdp);
  for (let episode = done; episode < episodes; episode += 1) {
    tally.add(learner.learn(rngFrom(seed, "training", String(episode)), episode));
    const played = episode + 1;
    if (played % every === 0 || played === episodes) yield tally.point(played);
  }
}

/** What the episodes since the last point were like. */
class Tally {
  #episodes = 0;
  #return = 0;
  /** [kind] -> episodes with it. */
  readonly #with: Float64Array;
  /** [kind] -> the last episode with it, as counted here. */
  readonly #last: Float64Array;
  readonly #kind: Int32Array;

  constructor({ kind, kinds }: Learner["mdp"]) {
    this.#kind = kind;
    this.#with = new Float64Array(kinds.length);
    this.#last = new Float64Array(kinds.length);
  }

  add(path: Path): void {
    this.#episodes += 1;
    this.#return += path.return;
    for (let step = 0; step < path.length; step += 1) {
      const kind = this.#kind[path.actions[step] ?? 0] ?? 0;
      if (this.#last[kind] === this.#episodes) continue;
      this.#last[kind] = this.#episodes;
      this.#with[kind] = (this.#with[kind] ?? 0) + 1;
    }
  }

  /** Says what was counted, and begins again. */
  point(episode: number): CurvePoint {
    const meanReturn = this.#return / this.#episodes;
    const rates = Array.from(this.#with, (count) => count / this.#episodes);
    this.#episodes = 0;
    this.#return = 0;
    this.#with.fill(0);
    this.#last.fill(0);
    return { episode, meanReturn, rates };
  }
}
