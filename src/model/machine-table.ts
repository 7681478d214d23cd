import { createActor, initialTransition, type AnyActorScope, type AnyStateMachine } from "xstate";
import { activeStates } from "../../machines/chart.ts";

/** A chart as a table of numbered states, filled as it is used: row a state, column an event. */
export type MachineTable = {
  /** The start state's number: 0. */
  readonly start: number;
  /** The state after an event; the same where the chart ignores it. */
  readonly next: (state: number, event: string) => number;
  /** Whether the chart enables the event in the state. */
  readonly can: (state: number, event: string) => boolean;
  /** Innermost active states, dotted. */
  readonly states: (state: number) => readonly string[];
};

type Snapshot = ReturnType<typeof initialTransition>[0];

type Row = {
  readonly snapshot: Snapshot;
  readonly states: readonly string[];
  readonly next: Map<string, number>;
  readonly can: Map<string, boolean>;
};

const nothing = (): void => undefined;

/**
 * The pure transition of a machine without an actor made for each step: XState's own `transition()` makes one every
 * time, which takes three times as long. The scope's shape is internal to XState, hence the exact pin in package.json;
 * a test holds that this equals `transition()`.
 */
export function reusedTransition(
  machine: AnyStateMachine,
  input: unknown,
): (snapshot: Snapshot, event: string) => Snapshot {
  const self = createActor(machine, { input });
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: "",
    sessionId: "",
    defer: nothing,
    logger: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: nothing,
  };
  return (snapshot, type) => machine.transition(snapshot, { type }, scope);
}

/**
 * Tabulates a machine by its pure transitions. States are told apart by their value; the charts' context never changes
 * after the start. Events that the chart doesn't know leave the state as it is.
 */
export function tabulate(machine: AnyStateMachine, input: unknown): MachineTable {
  const rows: Row[] = [];
  const numbers = new Map<string, number>();
  const step = reusedTransition(machine, input);
  const numberOf = (snapshot: Snapshot): number => {
    const states = activeStates(snapshot.value);
    const key = states.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, rows.length);
    rows.push({ snapshot, states, next: new Map(), can: new Map() });
    return rows.length - 1;
  };
  const row = (state: number): Row => {
    const found = rows[state];
    if (found === undefined) throw new Error(`no state ${state} in this table`);
    return found;
  };
  numberOf(initialTransition(machine, input)[0]);
  return {
    start: 0,
    next: (state, event) => {
      const { snapshot, next } = row(state);
      const known = next.get(event);
      if (known !== undefined) return known;
      const after = numberOf(step(snapshot, event));
      next.set(event, after);
      return after;
    },
    can: (state, event) => {
      const { snapshot, can } = row(state);
      const known = can.get(event);
      if (known !== undefined) return known;
      const enabled = snapshot.can({ type: event });
      can.set(event, enabled);
      return enabled;
    },
    states: (state) => row(state).states,
  };
}
