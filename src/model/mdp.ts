/**
 * A finite Markov decision process as typed arrays, rows compressed (CSR): a state's actions stand together, and so do
 * an action's outcomes. The lingua franca of solver and learners: compiled situations and textbook problems alike.
 *
 * ```
 * state s    actions  firstAction[s] .. firstAction[s + 1] - 1      none: terminal, worth 0
 * action a   outcomes firstOutcome[a] .. firstOutcome[a + 1] - 1    probabilities sum to 1
 * ```
 */
export type Mdp = {
  /** States, numbered from 0. */
  readonly states: number;
  /** [state] -> its first action; one entry more than there are states. */
  readonly firstAction: Int32Array;
  /** [action] -> its first outcome; one entry more than there are actions. */
  readonly firstOutcome: Int32Array;
  /** [action] -> what it is, as an index of `kinds`: a deed, a direction. */
  readonly kind: Int32Array;
  readonly kinds: readonly string[];
  /** [action] -> factor on the value of what follows. */
  readonly discount: Float64Array;
  /** [outcome] -> the state that follows, or `theEnd`. */
  readonly next: Int32Array;
  /** [outcome] -> its probability. */
  readonly probability: Float64Array;
  /** [outcome] -> reward that comes with it, in points. */
  readonly reward: Float64Array;
  /** Where episodes start; probabilities sum to 1. */
  readonly starts: readonly Start[];
};

/** A state that episodes start in, with its probability. */
export type Start = { readonly state: number; readonly probability: number };

/** What follows the last outcome of an episode. */
export const theEnd = -1;

/** A policy on a process: [action] -> its probability; they sum to 1 over each state's actions. */
export type Choices = Float64Array;

/** An action as one writes it by hand. */
export type ActionSpec = {
  readonly kind: string;
  readonly discount: number;
  readonly outcomes: readonly {
    readonly probability: number;
    readonly next: number;
    readonly reward: number;
  }[];
};

/**
 * Writes a process down as arrays: `actionsOf` gives a state's actions, an empty list for a terminal one. Throws where
 * an action's probabilities don't sum to 1 within 1e-9, or an outcome leads nowhere.
 */
export function tabulateMdp(
  states: number,
  starts: readonly Start[],
  actionsOf: (state: number) => readonly ActionSpec[],
): Mdp {
  const kinds = new Map<string, number>();
  const firstAction = [0];
  const firstOutcome = [0];
  const columns = {
    kind: [] as number[],
    discount: [] as number[],
    next: [] as number[],
    probability: [] as number[],
    reward: [] as number[],
  };
  for (let state = 0; state < states; state += 1) {
    for (const { kind, discount, outcomes } of actionsOf(state)) {
      checkOutcomes(outcomes, { states, where: `state ${state}, ${kind}` });
      columns.kind.push(kinds.get(kind) ?? kinds.set(kind, kinds.size).size - 1);
      columns.discount.push(discount);
      columns.next.push(...outcomes.map(({ next }) => next));
      columns.probability.push(...outcomes.map(({ probability }) => probability));
      columns.reward.push(...outcomes.map(({ reward }) => reward));
      firstOutcome.push(columns.next.length);
    }
    firstAction.push(columns.kind.length);
  }
  return {
    states,
    starts,
    kinds: [...kinds.keys()],
    firstAction: Int32Array.from(firstAction),
    firstOutcome: Int32Array.from(firstOutcome),
    kind: Int32Array.from(columns.kind),
    discount: Float64Array.from(columns.discount),
    next: Int32Array.from(columns.next),
    probability: Float64Array.from(columns.probability),
    reward: Float64Array.from(columns.reward),
  };
}

function checkOutcomes(
  outcomes: ActionSpec["outcomes"],
  { states, where }: { readonly states: number; readonly where: string },
): void {
  const total = outcomes.reduce((sum, { probability }) => sum + probability, 0);
  if (Math.abs(total - 1) > 1e-9) throw new Error(`${where}: probabilities sum to ${total}, not 1`);
  const stray = outcomes.find(({ next }) => next !== theEnd && !(next >= 0 && next < states));
  if (stray !== undefined) throw new Error(`${where}: leads to ${stray.next}, which is no state`);
}

/** The policy that takes each of a state's actions equally often. */
export function evenChoices(mdp: Mdp): Choices {
  const choices = new Float64Array(mdp.kind.length);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    choices.fill(1 / (to - from), from, to);
  }
  return choices;
}

/** A state's actions: from the first, up to but without the second. */
export function actionsAt(
  { firstAction }: Pick<Mdp, "firstAction">,
  state: number,
): readonly [from: number, to: number] {
  return [firstAction[state] ?? 0, firstAction[state + 1] ?? 0];
}
