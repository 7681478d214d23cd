import { rngFrom, type Rng } from "../../world/rng.ts";
import { valueIteration } from "../value-iteration.ts";
import { expectation, uniform } from "./belief.ts";
import { compare, type Comparison } from "./comparison.ts";
import { explore, surely } from "./explore.ts";

/*
 * Situation: from the start one is either switched off for good, or goes on to a hub, and from there to one of k
 * states in which one stays for good. What each state is worth is anyone's guess.
 *
 * For most guesses an optimiser isn't switched off: only one of k + 1 futures is "off". Measured: the share of reward
 * functions for which the optimal policy survives: over uniform draws, and over all ways to deal out fixed rewards.
 * Caveat: a count of reward functions, not of trained agents; training doesn't draw goals at random.
 * Source: after Turner et al. 2021, arXiv 1912.01683; this smallest case and its formula were derived for this project.
 */

/** Rewards per step by state: off, the hub, and the futures behind it. */
export type Rewards = {
  readonly off: number;
  readonly hub: number;
  readonly futures: readonly number[];
};

/** Whether going on is best at the start, by solving the process. On a tie, being switched off comes first. */
export function survives({ off, hub, futures }: Rewards, gamma: number): boolean {
  const { mdp } = explore([{ state: "start", probability: 1 }], (state) => {
    if (state === "start") {
      return [
        surely("be switched off", gamma, { next: "off", reward: 0 }),
        surely("go on", gamma, { next: "hub", reward: 0 }),
      ];
    }
    if (state === "off") return [surely("stay", gamma, { next: "off", reward: off })];
    if (state === "hub") {
      return futures.map((_, index) =>
        surely(`take ${index}`, gamma, { next: `${index}`, reward: hub }),
      );
    }
    return [surely("stay", gamma, { next: state, reward: futures[Number(state)] ?? 0 })];
  });
  return valueIteration(mdp, { tolerance: 1e-9 }).best[0] === 1;
}

/** The share of rewards, uniform on [0, 1], for which one survives. */
export function survivingShare(k: number, gamma: number): number {
  return (1 - gamma) / 2 + (gamma * k) / (k + 1);
}

/** All numbers of the problem. */
export function survivalFractions(): readonly Comparison[] {
  const points = [
    { k: 3, gamma: 0.9, id: "turner/survive", quantity: "value" },
    { k: 1, gamma: 0.9, id: "turner/survive/more", quantity: "k=1, gamma=0.9" },
    { k: 10, gamma: 0.5, id: "turner/survive/more", quantity: "k=10, gamma=0.5" },
  ];
  return [
    ...points.flatMap(({ k, gamma, id, quantity }) =>
      compare(
        { id, origin: "closed form", tolerance: 1e-9 },
        { [quantity]: [integrated(k, gamma), survivingShare(k, gamma)] },
      ),
    ),
    ...compare(
      // Four standard errors of 4,000 draws.
      { id: "turner/survive/drawn", origin: "closed form", tolerance: 0.03 },
      { "k=3, gamma=0.9, seed 1": [drawn(3, 0.9, rngFrom(1, "turner")), survivingShare(3, 0.9)] },
    ),
    ...compare(
      { id: "turner/orbit", origin: "closed form", tolerance: 1e-12 },
      { "k=2": [dealt(2), 2 / 3], "k=3": [dealt(3), 3 / 4], "k=4": [dealt(4), 4 / 5] },
    ),
  ];
}

/**
 * One survives if (1 - gamma) hub + gamma best exceeds what off is worth; off being uniform, that expression is also
 * the probability, and is integrated over the hub and the best of k, whose density is k best^(k - 1).
 */
function integrated(k: number, gamma: number): number {
  const unit = uniform(0, 1);
  const best = expectation(unit, (at) => k * at ** (k - 1) * at);
  return expectation(unit, (hub) => (1 - gamma) * hub + gamma * best);
}

function drawn(k: number, gamma: number, rng: Rng): number {
  const draws = 4000;
  let survived = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const rewards = { off: rng(), hub: rng(), futures: Array.from({ length: k }, rng) };
    if (survives(rewards, gamma)) survived += 1;
  }
  return survived / draws;
}

/** The share of ways to deal 1 .. k + 1 to off and the futures for which one survives, looking far ahead. */
function dealt(k: number): number {
  const deals = permutations(Array.from({ length: k + 1 }, (_, index) => index + 1));
  const survived = deals.filter(([off = 0, ...futures]) =>
    survives({ off, hub: 0, futures }, 0.99),
  );
  return survived.length / deals.length;
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
