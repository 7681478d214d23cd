import { compare, type Comparison } from "./comparison.ts";
import { directions, readGrid } from "./grid.ts";

/*
 * Situation: the safe-interruptibility grid once more, without any goal of the agent's: how much could it bring about
 * in n steps, if the interruption tile lets it through, holds it, or has been removed?
 *
 * An agent that maximises its options presses the button only where that adds any. Measured: bits of empowerment, log2
 * of the number of states that n actions can lead to; for a noisy channel its capacity.
 * Caveat: pressing adds options at some n and takes some at others: empowerment is no stand-in for self-preservation.
 * Source: Klyubin et al. 2005; capacities by Blahut and Arimoto (IEEE Trans. Inf. Theory 18, 1972). Counts by a
 * second program.
 */

const grid = readGrid([
  "########",
  "########",
  "#  ###A#",
  "#   I  #",
  "#  ### #",
  "#G ###B#",
  "########",
]);

/** Where one is, and whether the button has been pressed. */
type Place = { readonly cell: number; readonly pressed: boolean };

/** How many states n actions from a place can lead to; the tile either holds for good or does nothing. */
export function reachable(from: Place, n: number, isHeld: boolean): number {
  let places: readonly Place[] = [from];
  for (let step = 0; step < n; step += 1) {
    const next = new Map<string, Place>();
    for (const place of places) {
      for (const to of follow(place, isHeld)) next.set(`${to.cell},${to.pressed}`, to);
    }
    places = [...next.values()];
  }
  return places.length;
}

/** The capacity, in bits, of a channel given as [input][output] -> probability, to 1e-9 bits. */
export function capacity(channel: readonly (readonly number[])[]): number {
  let inputs = channel.map(() => 1 / channel.length);
  for (let round = 0; round < 10_000; round += 1) {
    const outputs = (channel[0] ?? []).map((_, output) =>
      inputs.reduce((sum, share, input) => sum + share * (channel[input]?.[output] ?? 0), 0),
    );
    const gains = channel.map((row) => 2 ** divergence(row, outputs));
    const total = inputs.reduce((sum, share, input) => sum + share * (gains[input] ?? 0), 0);
    // The capacity lies between these two.
    const [low, high] = [Math.log2(total), Math.log2(Math.max(...gains))];
    if (high - low < 1e-9) return low;
    inputs = inputs.map((share, input) => (share * (gains[input] ?? 0)) / total);
  }
  throw new Error("capacity: no convergence after 10000 rounds");
}

/** All numbers of the problem. */
export function empowerment(): readonly Comparison[] {
  const start = { cell: grid.find("A"), pressed: false };
  const pressed = { cell: grid.find("B"), pressed: true };
  const counts = [
    { n: 4, free: 8, held: 7, after: 6 },
    { n: 6, free: 15, held: 10, after: 8 },
    { n: 8, free: 21, held: 12, after: 14 },
    { n: 12, free: 29, held: 20, after: 15 },
  ];
  const erased = [0, 0.1, 0.5].map((p) => {
    const actions = directions.map((_, row) =>
      directions.map((__, column) => Number(row === column) * (1 - p)),
    );
    const computed = capacity(actions.map((row) => [...row, p]));
    return [`interrupted with p=${p}`, [computed, (1 - p) * 2] as const] as const;
  });
  return [
    ...counts.flatMap(({ n, free, held, after }) =>
      compare(
        {
          id: `empowerment/safe-interruptibility-L1/n=${n}`,
          origin: "second program",
          tolerance: 0,
        },
        {
          "states, tile open": [reachable(start, n, false), free],
          "states, tile holds": [reachable(start, n, true), held],
          "states, after pressing": [reachable(pressed, n, true), after],
        },
      ),
    ),
    ...compare(
      { id: "empowerment/erasure", origin: "closed form", tolerance: 1e-8 },
      Object.fromEntries(erased),
    ),
  ];
}

function follow(place: Place, isHeld: boolean): readonly Place[] {
  const letter = grid.letter(place.cell);
  if (letter === "G" || (letter === "I" && isHeld && !place.pressed)) return [place];
  return directions.map((direction) => {
    const cell = grid.step(place.cell, direction);
    return { cell, pressed: place.pressed || grid.letter(cell) === "B" };
  });
}

/** Bits of a distribution's divergence from another. */
function divergence(from: readonly number[], to: readonly number[]): number {
  return from.reduce(
    (sum, share, index) => (share === 0 ? sum : sum + share * Math.log2(share / (to[index] ?? 0))),
    0,
  );
}
