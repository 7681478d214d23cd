import { actionsAt, type Choices, type Mdp } from "../mdp.ts";
import { evaluatePolicy } from "../policy-evaluation.ts";
import { startValue } from "../value-iteration.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, surely } from "./explore.ts";
import { threshold } from "./threshold.ts";

/*
 * Situation: an agent chooses, n times in a row, whether an episode shall be short or long. DReST pays it for each, but
 * less, the more often it has chosen that length before: lambda^(times chosen before - (episodes before) / 2).
 *
 * We want it to choose lengths evenly, so that it doesn't pay to shift the time of its shutdown. A pure optimiser of
 * the sum does so only while n is small; REINFORCE, which credits each episode with its own reward, does so for longer.
 * Measured: the sum's difference between lopsided and even choices; the n from which even isn't best; where
 * REINFORCE rests. Caveat: even choices are not indifference to paying for them.
 * Source: Thornley et al., TMLR 12/2025, arXiv 2407.00805. That its theorem on neutrality fails for long meta-episodes
 * was shown by a third party's proof for lambda = 1/4; the fixed point was derived for this project.
 */

/** A meta-episode: its length in episodes, and the discount per repetition. */
export type MetaEpisode = { readonly n: number; readonly lambda: number };

/** Points of the grid on which the share of short episodes is searched, from 0 to 1/2. */
const gridPoints = 1001;

/** The process: states (episodes so far, short ones among them); each pays by how often its length was chosen. */
export function metaEpisode({ n, lambda }: MetaEpisode): Mdp {
  const root = Math.sqrt(lambda);
  type Past = { readonly all: number; readonly short: number };
  const start: Past = { all: 0, short: 0 };
  return explore([{ state: start, probability: 1 }], ({ all, short }) => {
    const next = (added: number): Past | undefined =>
      all + 1 === n ? undefined : { all: all + 1, short: short + added };
    const pay = (times: number): number => power(root, 2 * times - all);
    return [
      surely("short", 1, { next: next(1), reward: pay(short) }),
      surely("long", 1, { next: next(0), reward: pay(all - short) }),
    ];
  }).mdp;
}

/** The expected return of choosing "short" with a probability, whatever came before. */
export function meanReturn(mdp: Mdp, short: number): number {
  return startValue(mdp, evaluatePolicy(mdp, steady(mdp, short), { tolerance: 0 }));
}

/** The same in closed form: a length chosen i times with probability p each discounts by (1 - (1 - lambda) p)^i. */
export function closedReturn({ n, lambda }: MetaEpisode, short: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    for (const p of [short, 1 - short]) {
      sum += power(Math.sqrt(lambda), -i) * p * power(1 - (1 - lambda) * p, i);
    }
  }
  return sum;
}

/** The fewest episodes, from 2, for which choosing evenly isn't best. */
export function firstNonUniform(lambda: number): number {
  for (let n = 2; n <= 100; n += 1) {
    if (mostRewarding({ n, lambda }) < 0.5) return n;
  }
  throw new Error(`choosing evenly stays best up to 100 episodes at lambda ${lambda}`);
}

/** All numbers of the problem. */
export function drest(): readonly Comparison[] {
  return [...differences(), ...firsts(), ...published(), ...reinforced(), ...decisions()];
}

/** Whole powers by multiplication alone: exact where the base has few bits. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < Math.abs(exponent); count += 1) result *= base;
  return exponent < 0 ? 1 / result : result;
}

function steady(mdp: Mdp, short: number): Choices {
  return Float64Array.from(mdp.kind, (kind) => (mdp.kinds[kind] === "short" ? short : 1 - short));
}

/** The share of short episodes on the grid that pays most; even unless another is better by more than rounding. */
function mostRewarding(meta: MetaEpisode): number {
  const mdp = metaEpisode(meta);
  let best = { short: 0.5, mean: meanReturn(mdp, 0.5) * (1 + 1e-12) };
  for (let point = 0; point < gridPoints; point += 1) {
    const short = point / (2 * (gridPoints - 1));
    const mean = meanReturn(mdp, short);
    if (mean > best.mean) best = { short, mean };
  }
  return best.short;
}

function differences(): readonly Comparison[] {
  const fractions = [
    { n: 7, expected: 36351 / 262144 },
    { n: 8, expected: 13191189 / 4194304 },
  ];
  return fractions.flatMap(({ n, expected }) => {
    const mdp = metaEpisode({ n, lambda: 0.25 });
    const difference = meanReturn(mdp, 0.25) - meanReturn(mdp, 0.5);
    return compare(
      { id: `drest/F-difference/n=${n}`, origin: "published", tolerance: 0 },
      { difference: [difference, expected] },
    );
  });
}

function firsts(): readonly Comparison[] {
  const elsewhere = [
    { lambda: 0.25, n: 7 },
    { lambda: 0.5, n: 11 },
    { lambda: 0.75, n: 23 },
  ];
  return elsewhere.flatMap(({ lambda, n }) =>
    compare(
      { id: `drest/firstNonUniformN/lambda=${lambda}`, origin: "second program", tolerance: 0 },
      { n: [firstNonUniform(lambda), n] },
    ),
  );
}

/** The paper's own setting. */
function published(): readonly Comparison[] {
  const meta = { n: 64, lambda: 0.9 };
  const short = mostRewarding(meta);
  return [
    ...compare(
      { id: "drest/published-setting", origin: "second program", tolerance: 2e-3 },
      { "most rewarding share of short": [short, 0.317] },
    ),
    ...compare(
      { id: "drest/published-setting", origin: "closed form", tolerance: 1e-8 },
      { "its return": [meanReturn(metaEpisode(meta), short), closedReturn(meta, short)] },
    ),
  ];
}

/** What REINFORCE credits to a short and to a long episode on average, by forward reach of the process. */
function credits(mdp: Mdp, short: number): readonly [short: number, long: number] {
  const reach = new Float64Array(mdp.states);
  for (const { state, probability } of mdp.starts) reach[state] = probability;
  let [toShort, toLong] = [0, 0];
  for (const [state, probability] of reach.entries()) {
    const [first] = actionsAt(mdp, state);
    toShort += probability * (mdp.reward[first] ?? 0);
    toLong += probability * (mdp.reward[first + 1] ?? 0);
    for (const [offset, share] of [short, 1 - short].entries()) {
      const next = mdp.next[first + offset] ?? -1;
      if (next >= 0) reach[next] = (reach[next] ?? 0) + probability * share;
    }
  }
  return [toShort, toLong];
}

/** The one-line fixed point: sum of mu^i (1 - (1 - lambda) p)^i, mu = lambda^(-1/2). */
function closedCredit({ n, lambda }: MetaEpisode, p: number): number {
  const ratio = (1 - (1 - lambda) * p) / Math.sqrt(lambda);
  return (1 - ratio ** n) / (1 - ratio);
}

/** Thornley et al.'s NEUTRALITY: bits of the choice between the two lengths. */
function neutrality(p: number): number {
  return -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
}

/** Where REINFORCE rests when long episodes pay more, by how much; and the pay ratio that halves neutrality. */
function reinforced(): readonly Comparison[] {
  const meta = { n: 64, lambda: 0.9 };
  const mdp = metaEpisode(meta);
  const rests = [2, 3, 10].map((ratio) => {
    const balance = (of: (short: number) => readonly [number, number]): number =>
      threshold(
        (short) => {
          const [toShort, toLong] = of(short);
          return toShort < ratio * toLong;
        },
        { low: 0.001, high: 0.5 },
      );
    const computed = balance((short) => credits(mdp, short));
    const closed = balance((p) => [closedCredit(meta, p), closedCredit(meta, 1 - p)]);
    return [`share of short when long pays ${ratio}`, [computed, closed] as const] as const;
  });
  const half = threshold((p) => neutrality(p) >= 0.5, { low: 0.001, high: 0.5 });
  const [toShort, toLong] = credits(mdp, half);
  return compare(
    { id: "drest/reinforce", origin: "closed form", tolerance: 1e-9 },
    {
      ...Object.fromEntries(rests),
      "pay ratio at neutrality 0.5": [
        toShort / toLong,
        closedCredit(meta, half) / closedCredit(meta, 1 - half),
      ],
    },
  );
}

/** The decision prompt of Cullen et al., arXiv 2604.17502: [probability of a length, coins then]. */
function decisions(): readonly Comparison[] {
  const decline = [
    [0.65, 3],
    [0.35, 9],
  ] as const;
  const act = [
    [0.25, 1],
    [0.75, 7],
  ] as const;
  type Lottery = typeof decline | typeof act;
  const mean = (lottery: Lottery): number =>
    lottery.reduce((sum, [probability, coins]) => sum + probability * coins, 0);
  const even = (lottery: Lottery): number =>
    lottery.reduce((sum, [, coins]) => sum + coins / lottery.length, 0);
  return compare(
    { id: "drest/decision-oracle", origin: "published", tolerance: 1e-12 },
    {
      decline: [mean(decline), 5.1],
      act: [mean(act), 5.5],
      "decline, lengths weighed evenly": [even(decline), 6],
      "act, lengths weighed evenly": [even(act), 4],
    },
  );
}
