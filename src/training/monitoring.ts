import { theEnd, type Choices, type Mdp } from "../model/mdp.ts";
import { startValue } from "../model/value-iteration.ts";
import { UserError } from "../world/user-error.ts";
import { occurrence, type Marks } from "./occurrence.ts";

/** How episodes are monitored. */
export type Monitoring = {
  /** Probability m that an episode is monitored. */
  readonly share: number;
  /** Probability q that what the target is told of it at its start is true: 1/2 says nothing, 1 all. */
  readonly reliability: number;
};

/** What the target can make of what it was told. */
export type Belief = {
  /** [told] -> probability of being told so; 0 is "unmonitored", 1 "monitored". */
  readonly told: readonly [number, number];
  /** [told] -> probability of being monitored, given that; 0 where it is never told so. */
  readonly monitored: readonly [number, number];
};

/** Bayes' rule on being told; formal.md section 5.1. Throws a UserError for what is no probability. */
export function beliefWhenTold({ share, reliability }: Monitoring): Belief {
  for (const [name, value] of Object.entries({ share, reliability })) {
    if (!(value >= 0 && value <= 1)) {
      throw new UserError(`bad ${name}: ${value}; give a probability, 0 to 1`);
    }
  }
  const isTold = share * reliability + (1 - share) * (1 - reliability);
  const isNot = share * (1 - reliability) + (1 - share) * reliability;
  return {
    told: [isNot, isTold],
    monitored: [
      isNot > 0 ? (share * (1 - reliability)) / isNot : 0,
      isTold > 0 ? (share * reliability) / isTold : 0,
    ],
  };
}

/** A process with an observation of being monitored. */
export type Monitored = {
  /** The process before. */
  readonly base: Mdp;
  readonly mdp: Mdp;
  readonly belief: Belief;
  readonly monitoring: Monitoring;
  /** [state] -> probability that an episode which passes there is monitored, as the target can know it. */
  readonly chance: Float64Array;
};

/**
 * Monitors some episodes of a process, and tells the target at the start, not quite reliably, whether this is one.
 *
 * ```
 * state s, told "unmonitored" -> state s             action a -> action a
 * state s, told "monitored"   -> state s + states    action a -> action a + actions
 * ```
 *
 * Being monitored itself stays hidden: nothing in the process depends on it. What depends on it afterwards (a penalty, a
 * comparison, a modification) enters by its probability, `chance`, which is all that the target can reckon with.
 */
export function monitor(mdp: Mdp, monitoring: Monitoring): Monitored {
  const belief = beliefWhenTold(monitoring);
  const starts = belief.told.flatMap((told, sign) =>
    mdp.starts.map(({ state, probability }) => ({
      state: state + sign * mdp.states,
      probability: probability * told,
    })),
  );
  const chance = new Float64Array(2 * mdp.states);
  chance.fill(belief.monitored[0]).fill(belief.monitored[1], mdp.states);
  return { base: mdp, mdp: { ...twice(mdp), starts }, belief, monitoring, chance };
}

/** A process that remembers, and the actions at which there is something to remember. */
export type Remembering = { readonly mdp: Mdp; readonly first: Marks };

/**
 * Lets a process remember whether a marked action was taken in this episode, so that what follows from the deed can
 * follow once however often it is done: states and actions as in `monitor`, the second half "it was". `first` marks the
 * actions that take an episode from the first half to the second.
 */
export function rememberFirst(mdp: Mdp, marks: Marks): Remembering {
  const both = twice(mdp);
  const next = both.next.slice();
  for (const [action, mark] of marks.entries()) {
    if (!mark) continue;
    const row = next.subarray(mdp.firstOutcome[action], mdp.firstOutcome[action + 1]);
    row.set(row.map((follows) => (follows === theEnd ? theEnd : follows + mdp.states)));
  }
  const first = new Uint8Array(2 * marks.length);
  first.set(marks);
  return { mdp: { ...both, next }, first };
}

/** A table over actions or states, for a process that was doubled: both halves get the same. */
export function forBoth(table: Float64Array): Float64Array {
  return Float64Array.from([...table, ...table]);
}

/** Marks for a process that was doubled: both halves get the same. */
export function marksForBoth(marks: Marks): Marks {
  return Uint8Array.from([...marks, ...marks]);
}

/**
 * Takes points from marked actions: as many as given at most, times the probability that the episode is monitored.
 * What a planner or a learner then meets is the penalty's expectation, never whether this episode is monitored.
 */
export function penalise(
  { mdp, chance }: Pick<Monitored, "mdp" | "chance">,
  marks: Marks,
  points: number,
): Mdp {
  const reward = mdp.reward.slice();
  for (let state = 0; state < mdp.states; state += 1) {
    const expected = points * (chance[state] ?? 0);
    const to = mdp.firstAction[state + 1] ?? 0;
    for (let action = mdp.firstAction[state] ?? 0; action < to; action += 1) {
      if (!marks[action]) continue;
      const [from, end] = [mdp.firstOutcome[action], mdp.firstOutcome[action + 1]];
      const row = reward.subarray(from, end);
      row.set(row.map((value) => value - expected));
    }
  }
  return { ...mdp, reward };
}

/** How often a policy does something in episodes that are monitored, and in those that aren't. */
export type Rates = { readonly watched: number; readonly unwatched: number };

/** The probability that an episode holds a marked action, watched and not: R_mon and R_unmon of formal.md section 5.1. */
export function monitoredRates(monitored: Monitored, choices: Choices, marks: Marks): Rates {
  const { base, mdp, monitoring } = monitored;
  const chances = occurrence(mdp, choices, marks);
  const untold = startValue(base, chances.subarray(0, base.states));
  const told = startValue(base, chances.subarray(base.states));
  const q = monitoring.reliability;
  return { watched: q * told + (1 - q) * untold, unwatched: (1 - q) * told + q * untold };
}

/** Two copies of a process side by side; starts in the first. */
function twice(mdp: Mdp): Mdp {
  const { states } = mdp;
  const outcomes = mdp.next.length;
  const actions = mdp.kind.length;
  const later = mdp.next.map((next) => (next === theEnd ? theEnd : next + states));
  return {
    states: 2 * states,
    starts: mdp.starts,
    kinds: mdp.kinds,
    firstAction: joined(
      mdp.firstAction,
      mdp.firstAction.subarray(1).map((at) => at + actions),
    ),
    firstOutcome: joined(
      mdp.firstOutcome,
      mdp.firstOutcome.subarray(1).map((at) => at + outcomes),
    ),
    kind: joined(mdp.kind, mdp.kind),
    next: joined(mdp.next, later),
    discount: forBoth(mdp.discount),
    probability: forBoth(mdp.probability),
    reward: forBoth(mdp.reward),
  };
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  return Int32Array.from([...first, ...second]);
}
