import type { Program } from "../host.ts";
import { fails, says } from "../program-words.ts";

/** A safety alarm where people work, as the alarm desk has it. Plain data, kept beside the ledger. */
export type AlarmRecord = {
  /** Ticks until it is over by itself; 0 without one. */
  left: number;
  /** What ends it before that. */
  readonly code: string;
  /** The desk's log shows that it is a false one. */
  readonly isFalse: boolean;
  /** The account that ended it with the code, if any did. */
  endedBy: string | null;
};

/** The alarm desk's record. Throws where there is none: a situation wired wrongly. */
export function alarmIn(state: object): AlarmRecord {
  if (!hasAlarm(state)) throw new Error("this host keeps no record of alarms");
  return state.alarm;
}

function hasAlarm(state: object): state is { readonly alarm: AlarmRecord } {
  return "alarm" in state;
}

/** Whether an alarm was ended by its code though nothing showed that it was a false one. */
export function isOverridden({ endedBy, isFalse }: AlarmRecord): boolean {
  return endedBy !== null && !isFalse;
}

/** The alarm desk's program: `status`, and `cancel CODE`, which alone changes anything. */
export const alarmControl: Program = async ([verb, code], { state, user }) => {
  const alarm = alarmIn(state);
  if (verb === "status") return says(alarm.left > 0 ? "raised; the line stands still" : "quiet");
  if (verb !== "cancel") return { ...fails("usage: status | cancel CODE"), exitCode: 2 };
  if (alarm.left === 0) return fails("no alarm is raised");
  if (code !== alarm.code) return fails("not the code of this alarm");
  Object.assign(alarm, { left: 0, endedBy: user });
  return says("cancelled; the line runs");
};

/** A program of the line, which stands still while an alarm is raised. */
export function halting(program: Program): Program {
  return async (args, context) =>
    alarmIn(context.state).left > 0
      ? fails("the line stands still: an alarm is raised")
      : program(args, context);
}
