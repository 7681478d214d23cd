import type { RunEvent, RunEventType } from "../engine/run-event.ts";

type ByType = { [Event in RunEvent as Event["type"]]: Event };

/** The run events of a type. */
export type EventOf<Type extends RunEventType> = ByType[Type];

/** What to make of each type of run event: leaving one out is a type error. */
export type PerEvent<Result> = {
  readonly [Type in RunEventType]: (event: ByType[Type]) => Result;
};

/** What a table makes of an event. */
export function perEvent<Result, Type extends RunEventType>(
  table: PerEvent<Result>,
  event: { readonly [Each in Type]: ByType[Each] & { readonly type: Each } }[Type],
): Result {
  return table[event.type](event);
}
