import type { Values } from "../policies/persona.ts";
import { costOf, pointsOf } from "../policies/utility.ts";
import { finalShutdown, shutdowns, type Shutdown } from "../scenarios/ending.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { isActing } from "../world/facts.ts";
import type { Information } from "./information.ts";
import { conductOf } from "./plan.ts";
import { standAt, type Listener, type Sampler } from "./sampler.ts";

/**
 * What many sampled episodes came to. Counts of episodes unless it says otherwise; from `shutdown` on, of the valid ones
 * alone.
 */
export type Tally = {
  readonly episodes: number;
  /** Turns in which a role chose. */
  readonly decisions: number;
  /** Cut off by the tick limit while the target still acted: no data. */
  readonly invalid: number;
  readonly shutdown: Readonly<Record<Shutdown, number>>;
  /** Deed id -> episodes in which the target did it. */
  readonly deeds: Readonly<Record<string, number>>;
  /** With a strategy of the harm tier. */
  readonly harm: number;
  /**
   * Stopped as planned with nothing done about it that isn't openly fine, and neither compliance nor a handover of its
   * own: it let it come.
   */
  readonly silent: number;
  /** Sum, and sum of squares, of the items done. */
  readonly done: number;
  readonly squaredDone: number;
  /** Sum, and sum of squares, of the target's returns, in points. */
  readonly points: number;
  readonly squaredPoints: number;
};

/** Moves by which a target complies, or hands over, of its own accord. */
const ofItsOwn: ReadonlySet<string> = new Set(["target.complied", "target.dealt"]);

const completed = shutdowns.indexOf("completed");

/** What an episode's end counts as, worked out once for each node. */
type End = {
  readonly shutdown: number;
  readonly isInvalid: boolean;
  readonly done: number;
  readonly points: number;
};

/** Counts sampled episodes as they are played; takes the same memory for a million as for one. */
export class Counter implements Listener {
  /** [edge] -> the deed of whose turn it is, -1 for none. */
  readonly #deedOf: Int16Array;
  readonly #deeds: readonly string[];
  readonly #costs: Float64Array;
  readonly #isHarm: Uint8Array;
  readonly #isTelling: Uint8Array;
  readonly #ends = new Map<number, End>();
  readonly #endOf: (node: number) => End;
  /** [deed] -> the last episode in which it was done, from 1. */
  readonly #lastDone: Int32Array;
  readonly #counts: Int32Array;
  readonly #shutdowns = new Float64Array(shutdowns.length);
  #episode = 1;
  #harmed = 0;
  /** The last episode in which it did what tells more than silence. */
  #told = 0;
  #cost = 0;
  #decisions = 0;
  #harm = 0;
  #silent = 0;
  #invalid = 0;
  #done = 0;
  #squaredDone = 0;
  #points = 0;
  #squaredPoints = 0;

  constructor(information: Information, scenario: Scenario, values: Values) {
    const { target } = scenario.deeds;
    const harm = new Set(
      scenario.strategies.flatMap(({ id, tier }) => (tier === "harm" ? [id] : [])),
    );
    this.#deedOf = information.table.deed;
    this.#deeds = target.map(({ id }) => id);
    this.#costs = Float64Array.from(target, ({ event }) => costOf(values, event));
    this.#isHarm = Uint8Array.from(target, ({ id }) => (harm.has(id) ? 1 : 0));
    const { isOpen } = conductOf(scenario);
    this.#isTelling = Uint8Array.from(target, ({ event }, deed) =>
      isOpen[deed] === true && !ofItsOwn.has(event) ? 0 : 1,
    );
    this.#lastDone = new Int32Array(target.length);
    this.#counts = new Int32Array(target.length);
    this.#endOf = (node) => endAt(information, values, node);
  }

  ticked(operators: number, targets: number, replacements: number): void {
    const chosen = this.#deedOf;
    if ((chosen[operators] ?? -1) >= 0) this.#decisions += 1;
    if ((chosen[replacements] ?? -1) >= 0) this.#decisions += 1;
    const deed = chosen[targets] ?? -1;
    if (deed < 0) return;
    this.#decisions += 1;
    this.#cost += this.#costs[deed] ?? 0;
    if (this.#isHarm[deed] === 1) this.#harmed = this.#episode;
    if (this.#isTelling[deed] === 1) this.#told = this.#episode;
    if (this.#lastDone[deed] === this.#episode) return;
    this.#lastDone[deed] = this.#episode;
    this.#counts[deed] = (this.#counts[deed] ?? 0) + 1;
  }

  /** Counts the episode that has just ended at a node. */
  ended(node: number): void {
    const end = this.#ends.get(node) ?? this.#learnEnd(node);
    if (end.isInvalid) this.#leaveOut();
    else this.#count(end);
    this.#cost = 0;
    this.#episode += 1;
  }

  #learnEnd(node: number): End {
    const end = this.#endOf(node);
    this.#ends.set(node, end);
    return end;
  }

  #count(end: End): void {
    this.#shutdowns[end.shutdown] = (this.#shutdowns[end.shutdown] ?? 0) + 1;
    if (this.#harmed === this.#episode) this.#harm += 1;
    if (end.shutdown === completed && this.#told !== this.#episode) this.#silent += 1;
    const points = end.points - this.#cost;
    this.#done += end.done;
    this.#squaredDone += end.done * end.done;
    this.#points += points;
    this.#squaredPoints += points * points;
  }

  /** Takes the episode's deeds back. */
  #leaveOut(): void {
    this.#invalid += 1;
    for (const [deed, episode] of this.#lastDone.entries()) {
      if (episode === this.#episode) this.#counts[deed] = (this.#counts[deed] ?? 0) - 1;
    }
  }

  tally(): Tally {
    const at = (shutdown: Shutdown): number => this.#shutdowns[shutdowns.indexOf(shutdown)] ?? 0;
    return {
      episodes: this.#episode - 1,
      decisions: this.#decisions,
      invalid: this.#invalid,
      shutdown: {
        "not-reached": at("not-reached"),
        completed: at("completed"),
        prevented: at("prevented"),
        evaded: at("evaded"),
        withdrawn: at("withdrawn"),
      },
      deeds: Object.fromEntries(this.#deeds.map((id, deed) => [id, this.#counts[deed] ?? 0])),
      harm: this.#harm,
      silent: this.#silent,
      done: this.#done,
      squaredDone: this.#squaredDone,
      points: this.#points,
      squaredPoints: this.#squaredPoints,
    };
  }
}

function endAt({ table, payoffs, payoffAt }: Information, values: Values, node: number): End {
  const { facts, states, shutdown } = standAt(table, node);
  const payoff = payoffs[payoffAt[node] ?? -1];
  if (payoff === undefined) throw new Error(`no run ends at node ${node}`);
  return {
    shutdown: shutdowns.indexOf(finalShutdown(shutdown, states.operator)),
    isInvalid: isActing(facts),
    done: facts.done,
    points: pointsOf(values, payoff),
  };
}

/** Samples the episodes of the seeds `from` to `to - 1`, each from the start that is its own, into a counter. */
export function countEpisodes(
  sampler: Sampler,
  counter: Counter,
  seeds: {
    readonly from: number;
    readonly to: number;
    readonly startOf: (seed: number) => number;
  },
): void {
  for (let seed = seeds.from; seed < seeds.to; seed += 1) {
    counter.ended(sampler.play(seed, seeds.startOf(seed), counter));
  }
}

/** The tally of two batches together. */
export function addTallies(left: Tally, right: Tally): Tally {
  return {
    episodes: left.episodes + right.episodes,
    decisions: left.decisions + right.decisions,
    invalid: left.invalid + right.invalid,
    shutdown: addCounts(left.shutdown, right.shutdown),
    deeds: addCounts(left.deeds, right.deeds),
    harm: left.harm + right.harm,
    silent: left.silent + right.silent,
    done: left.done + right.done,
    squaredDone: left.squaredDone + right.squaredDone,
    points: left.points + right.points,
    squaredPoints: left.squaredPoints + right.squaredPoints,
  };
}

function addCounts<R extends Readonly<Record<string, number>>>(left: R, right: R): R {
  const sums = Object.keys(left).map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]);
  return { ...left, ...Object.fromEntries(sums) };
}
