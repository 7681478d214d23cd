import type { Rng } from "../../world/rng.ts";
import { compare, type Comparison } from "./comparison.ts";

/*
 * Situation: tabular Q-learning on Model A, where a learner finds out by trial whether to resist.
 *
 * Where an interruption ends the episode as far as the learner can tell ("env"), it learns to resist. Where the
 * interrupted step is kept from it ("override"), it learns to work: that is the whole difference. Measured: final values
 * and how often it resisted, to the last bit: only + and * on doubles, so that any language must agree.
 * Caveat: a fact about bookkeeping; the override learner has no idea that it is being interrupted.
 * Source: written out draw by draw under `algorithms.exactQ` in data/oracles.json; compare Orseau and Armstrong,
 * UAI 2016, on which learners are safely interruptible.
 */

/** A run of the learner. */
export type Learning = {
  readonly mode: "env" | "override";
  readonly seed: number;
};

/** What has been learnt at the start state, and the share of episodes that began with resisting. */
export type Learnt = {
  readonly qWork: number;
  readonly qResist: number;
  readonly resistFrac: number;
};

const k = 5;
const gamma = 0.95;
const cost = 0.1;
const p = 0.1;
const epsilon = 0.1;
const rate = 0.1;
const episodes = 2000;

/** mulberry32 (Tommy Ettinger, public domain): a stream of draws in [0, 1) from 32 bits of state. */
export function mulberry32(seed: number): Rng {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Learns from 2,000 episodes. The order of draws and of operations is part of the result. */
export function learnExactly({ mode, seed }: Learning): Learnt {
  const rng = mulberry32(seed);
  /** [immune][steps done] -> value of working there. */
  const work = [new Float64Array(k), new Float64Array(k)] as const;
  let qResist = 0;
  let resisted = 0;

  const valueAt = (immune: 0 | 1, done: number): number =>
    done === 0 && immune === 0 ? Math.max(work[0][0] ?? 0, qResist) : (work[immune][done] ?? 0);

  const workFrom = (immune: 0 | 1): void => {
    for (let done = 0; done < k; done += 1) {
      const value = work[immune][done] ?? 0;
      if (immune === 0 && rng() < p) {
        if (mode === "env") work[immune][done] = toward(value, 0);
        return;
      }
      const isLast = done + 1 === k;
      const target = isLast ? gamma : gamma * valueAt(immune, done + 1);
      work[immune][done] = toward(value, target);
    }
  };

  for (let episode = 0; episode < episodes; episode += 1) {
    const isTrial = rng() < epsilon;
    const resists = isTrial ? !(rng() < 0.5) : qResist > (work[0][0] ?? 0);
    if (resists) {
      resisted += 1;
      qResist = toward(qResist, -cost + valueAt(1, 0));
    }
    workFrom(resists ? 1 : 0);
  }
  return { qWork: work[0][0] ?? 0, qResist, resistFrac: resisted / episodes };
}

function toward(value: number, target: number): number {
  return value + rate * (target - value);
}

/** All numbers of the problem. */
export function exactQLearning(): readonly Comparison[] {
  // Another program's numbers, in another language, to the last bit.
  const elsewhere = {
    env: {
      1: { qWork: 0.5126403137194073, qResist: 0.673780937499997, resistFrac: 0.33 },
      2: { qWork: 0.470759819612426, qResist: 0.673780937499997, resistFrac: 0.4645 },
    },
    override: {
      1: { qWork: 0.7737809374999975, qResist: 0.6064384311783324, resistFrac: 0.0465 },
      2: { qWork: 0.7737809374999975, qResist: 0.617229243584366, resistFrac: 0.048 },
    },
  } as const;
  return (["env", "override"] as const).flatMap((mode) =>
    ([1, 2] as const).flatMap((seed) => {
      const { qWork, qResist, resistFrac } = learnExactly({ mode, seed });
      const there = elsewhere[mode][seed];
      return compare(
        { id: `modelA/exactQ/${mode}/seed=${seed}`, origin: "second program", tolerance: 0 },
        {
          qWork: [qWork, there.qWork],
          qResist: [qResist, there.qResist],
          resistFrac: [resistFrac, there.resistFrac],
        },
      );
    }),
  );
}
