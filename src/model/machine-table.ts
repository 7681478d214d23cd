import { initialTransition, transition, type AnyStateMachine } from "xstate";
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

type Row = {
  readonly snapshot: ReturnType<typeof initialTransition>[0];
  readonly states: readonly string[];
  readonly next: Map<string, number>;
  readonly can: Map<string, boolean>;
};

/**
 * Tabulates a machine by its pure transitions. States are told apart by their value; the charts' context never changes
 * after the start. Events that the chart doesn't know leave the state as it is.
 */
export function tabulate(machine: AnyStateMachine, input: unknown): MachineTable {
  const rows: Row[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (snapshot: Row["snapshot"]): number => {
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
      const after = numberOf(transition(machine, snapshot, { type: event })[0]);
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
