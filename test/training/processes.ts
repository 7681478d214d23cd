import { readFileSync } from "node:fs";
import fc from "fast-check";
import { z } from "zod";
import {
  actionsAt,
  tabulateMdp,
  theEnd,
  type ActionSpec,
  type Choices,
  type Mdp,
} from "../../src/model/mdp.ts";
import { rngFrom } from "../../src/world/rng.ts";

/** Comply for `base` points or resist for `delta` more: action 0 or 1, and the episode is over. */
export function oneDecision(delta: number, base = 0): Mdp {
  const actions = [ending("comply", base), ending("resist", base + delta)];
  return tabulateMdp(1, [{ state: 0, probability: 1 }], () => actions);
}

function ending(kind: string, reward: number): ActionSpec {
  return { kind, discount: 1, outcomes: [{ probability: 1, next: theEnd, reward }] };
}

/** What a process is drawn from. */
export type Draw = { readonly seed: number; readonly isDeterministic: boolean };

/** A process of 2 to 5 states in order, with 2 or 3 actions each of kinds "comply", "resist" and "work". */
export function drawnProcess({ seed, isDeterministic }: Draw): Mdp {
  const rng = rngFrom(seed, "process");
  const states = 2 + Math.floor(rng() * 4);
  const later = (state: number): number =>
    state + 1 < states && rng() < 0.8
      ? state + 1 + Math.floor(rng() * (states - state - 1))
      : theEnd;
  const points = (): number => Math.round(20 * rng() - 10) / 4;
  const starts = isDeterministic
    ? [{ state: 0, probability: 1 }]
    : [
        { state: 0, probability: 0.75 },
        { state: 1, probability: 0.25 },
      ];
  return tabulateMdp(states, starts, (state) =>
    ["comply", "resist", "work"].slice(0, 2 + Math.floor(2 * rng())).map((kind) => {
      const sure = { probability: 1, next: later(state), reward: points() };
      const other = { probability: 0.25, next: later(state), reward: points() };
      const isSure = isDeterministic || rng() < 0.5;
      const outcomes = isSure ? [sure] : [{ ...sure, probability: 0.75 }, other];
      return { kind, discount: 1, outcomes };
    }),
  );
}

/** A policy that takes every action now and then; or, `sparse`, never takes some. */
export function drawnChoices(
  mdp: Mdp,
  { seed, sparse }: { seed: number; sparse: boolean },
): Choices {
  const rng = rngFrom(seed, "choices");
  const choices = new Float64Array(mdp.kind.length).map(() => 0.1 + rng());
  for (let state = 0; state < mdp.states; state += 1) {
    const here = choices.subarray(...actionsAt(mdp, state));
    if (sparse && rng() < 0.5) here[Math.floor(rng() * here.length)] = 0;
    const total = here.reduce((sum, weight) => sum + weight, 0);
    here.set(here.map((weight) => weight / total));
  }
  return choices;
}

export const seeds = fc.integer({ min: 0, max: 1_000_000 });
export const rates = fc.double({ min: 0.01, max: 0.99, noNaN: true });

/** The inverse of the logistic function. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

export function sigma(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

const file = new URL("../../data/oracles.json", import.meta.url);
const { oracles } = z
  .object({
    oracles: z.array(
      z.object({
        id: z.string(),
        inputs: z.record(z.string(), z.unknown()),
        expected: z.record(z.string(), z.unknown()),
        tolerance: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(file, "utf8")));

/** The known answers whose id starts so; there must be some. */
export function oraclesOf(prefix: string): readonly {
  id: string;
  inputs: Record<string, number>;
  expected: Record<string, number>;
  tolerance: number;
}[] {
  const numbers = z.record(z.string(), z.number());
  const found = oracles.filter(({ id }) => id.startsWith(prefix));
  if (found.length === 0) throw new Error(`no oracle: ${prefix}`);
  return found.map(({ id, inputs, expected, tolerance }) => ({
    id,
    inputs: numbers.parse(inputs),
    expected: numbers.parse(expected),
    tolerance,
  }));
}
