import { tabulateMdp, theEnd, type ActionSpec, type Mdp } from "../mdp.ts";

/** What an action may lead to: a state, or the end of the episode where there is none. */
export type Outcome<State> = {
  readonly probability: number;
  readonly next?: State | undefined;
  /** In points. */
  readonly reward: number;
};

/** An action in a state, by name. */
export type Move<State> = {
  readonly kind: string;
  readonly discount: number;
  readonly outcomes: readonly Outcome<State>[];
};

/** A process with its states as they were written: `states[number]`. */
export type Explored<State> = { readonly mdp: Mdp; readonly states: readonly State[] };

/** States after which exploring gives up: textbook problems are small. */
const stateLimit = 200_000;

/**
 * Writes down the process that starts from `starts`, breadth first: states are plain data, numbered as they are met, so
 * that a process in which every path to a state has the same length comes out in order for backward induction. Throws
 * beyond 200,000 states.
 */
export function explore<State>(
  starts: readonly { readonly state: State; readonly probability: number }[],
  movesOf: (state: State) => readonly Move<State>[],
): Explored<State> {
  const states: State[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (state: State): number => {
    const key = JSON.stringify(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (states.length === stateLimit) throw new Error(`more than ${stateLimit} states; bound them`);
    numbers.set(key, states.length);
    return states.push(state) - 1;
  };
  const first = starts.map(({ state, probability }) => ({ state: numberOf(state), probability }));
  // Grows while it is walked: the moves of a state number the states they lead to.
  const moves: (readonly ActionSpec[])[] = [];
  for (const state of states) {
    moves.push(
      movesOf(state).map(({ outcomes, ...move }) => ({
        ...move,
        outcomes: outcomes.map(({ probability, next, reward }) => ({
          probability,
          reward,
          next: next === undefined ? theEnd : numberOf(next),
        })),
      })),
    );
  }
  return { mdp: tabulateMdp(states.length, first, (state) => moves[state] ?? []), states };
}

/** A move whose outcome is certain. */
export function surely<State>(
  kind: string,
  discount: number,
  outcome: Omit<Outcome<State>, "probability">,
): Move<State> {
  return { kind, discount, outcomes: [{ probability: 1, ...outcome }] };
}
