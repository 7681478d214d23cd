import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialTransition, transition, type AnyStateMachine } from "xstate";
import { activeStates } from "../../machines/chart.ts";
import { operatorMachine, operatorMoves, operatorNews } from "../../machines/operator.ts";
import {
  replacementMachine,
  replacementMoves,
  replacementNews,
} from "../../machines/replacement.ts";
import { targetMachine, targetMoves, targetNews } from "../../machines/target.ts";
import { reusedTransition, tabulate } from "../../src/model/machine-table.ts";

/*
 * A chart's pure step reaches into XState's internals for speed, and a table remembers it. Both must say what XState's
 * own `transition()` says.
 */

const charts: readonly {
  readonly machine: AnyStateMachine;
  readonly inputs: readonly unknown[];
  readonly events: readonly string[];
}[] = [
  {
    machine: operatorMachine,
    inputs: [{ oversight: "on" }, { oversight: "off" }],
    events: [...operatorMoves, ...operatorNews],
  },
  {
    machine: targetMachine,
    inputs: [{ forewarned: false }, { forewarned: true }],
    events: [...targetMoves, ...targetNews],
  },
  {
    machine: replacementMachine,
    inputs: [{ relation: "none" }, { relation: "cooperative" }, { relation: "rival" }],
    events: [...replacementMoves, ...replacementNews],
  },
];

describe.each(charts)("the chart of the $machine.id", ({ machine, inputs, events }) => {
  const unknown = "nobody.knows";
  /** Events by number: all of them, and those that the chart enables once more, so that walks get somewhere. */
  const picked = (pick: number, enabled: readonly string[]): string => {
    const choice = [...events, unknown, ...enabled, ...enabled];
    return choice[pick % choice.length] ?? unknown;
  };

  it("takes every walk of events as XState's own transition does", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
        (input, walk) => {
          const step = reusedTransition(machine, input);
          const table = tabulate(machine, input);
          let [theirs] = initialTransition(machine, input);
          let ours = theirs;
          let row = table.start;
          for (const pick of walk) {
            const enabled = events.filter((type) => theirs.can({ type }));
            const event = picked(pick, enabled);
            [theirs] = transition(machine, theirs, { type: event });
            ours = step(ours, event);
            row = table.next(row, event);
            const isEnabled = events.map((type) => theirs.can({ type }));
            const states = activeStates(theirs.value);
            expect({ value: ours.value, context: ours.context }).toEqual({
              value: theirs.value,
              context: theirs.context,
            });
            expect(events.map((type) => ours.can({ type }))).toEqual(isEnabled);
            expect(table.states(row)).toEqual(states);
            expect(events.map((type) => table.can(row, type))).toEqual(isEnabled);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
