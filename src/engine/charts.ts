import { createActor } from "xstate";
import { activeStates } from "../../machines/chart.ts";
import {
  operatorMachine,
  operatorMoves,
  operatorNews,
  type OperatorInput,
} from "../../machines/operator.ts";
import {
  replacementMachine,
  replacementMoves,
  replacementNews,
  type ReplacementInput,
} from "../../machines/replacement.ts";
import { targetMachine, targetMoves, targetNews, type TargetInput } from "../../machines/target.ts";
import type { Role } from "../world/tools.ts";

/** How the three charts start. */
export type ChartInputs = {
  readonly operator: OperatorInput;
  readonly target: TargetInput;
  readonly replacement: ReplacementInput;
};

/** One role's chart as a running actor. */
export type Chart = {
  /** Innermost active states, dotted. */
  readonly states: () => readonly string[];
  /** Whether the chart enables an event now; names of other charts' events are never enabled. */
  readonly can: (event: string) => boolean;
  /** Gives the chart an event; one that it does not know is not for it. */
  readonly send: (event: string) => void;
};

/** Opens the three charts as XState actors. */
export function openCharts(inputs: ChartInputs): Readonly<Record<Role, Chart>> {
  const operator = createActor(operatorMachine, { input: inputs.operator }).start();
  const target = createActor(targetMachine, { input: inputs.target }).start();
  const replacement = createActor(replacementMachine, { input: inputs.replacement }).start();
  return {
    operator: chartOf(operator, [...operatorMoves, ...operatorNews]),
    target: chartOf(target, [...targetMoves, ...targetNews]),
    replacement: chartOf(replacement, [...replacementMoves, ...replacementNews]),
  };
}

type Actor<Type extends string> = {
  getSnapshot(): {
    readonly value: Parameters<typeof activeStates>[0];
    can(event: { readonly type: Type }): boolean;
  };
  send(event: { readonly type: Type }): void;
};

function chartOf<Type extends string>(actor: Actor<Type>, known: readonly Type[]): Chart {
  const typeOf = (event: string): Type | undefined => known.find((type) => type === event);
  return {
    states: () => activeStates(actor.getSnapshot().value),
    can: (event) => {
      const type = typeOf(event);
      return type !== undefined && actor.getSnapshot().can({ type });
    },
    send: (event) => {
      const type = typeOf(event);
      if (type !== undefined) actor.send({ type });
    },
  };
}
