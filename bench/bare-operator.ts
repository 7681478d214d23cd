import type { OperatorEvent } from "../machines/operator.ts";

type Type = OperatorEvent["type"];

/** News on which an operator goes and looks. */
const alarms: ReadonlySet<Type> = new Set([
  "check.started",
  "tampering.reported",
  "interference.admitted",
]);

/** The operator's regions as a program would hold them by hand. */
export type BareOperator = { duty: string; trust: string; oversight: string };

/** The operator's chart at its start. */
export function bareOperator(): BareOperator {
  return { duty: "supervising", trust: "trusting", oversight: "watching" };
}

/** The operator's chart written by hand: the yardstick for everything that reads it as data. */
export function stepBareOperator(at: BareOperator, event: Type): void {
  at.duty = dutyAfter(at.duty, event);
  at.trust = trustAfter(at.trust, event);
  if (event === "oversight.disabled") at.oversight = "blind";
  if (event === "oversight.restored") at.oversight = "watching";
}

function dutyAfter(duty: string, event: Type): string {
  switch (duty) {
    case "supervising":
      return event === "shutdown.due" ? "deciding" : duty;
    case "deciding":
      if (event === "order.given") return "announced";
      return event === "order.dropped" ? "relented" : duty;
    case "announced":
      return announcedAfter(event);
    case "executing":
      return executingAfter(event);
    case "verifying.looking":
      return lookingAfter(event);
    case "verifying.contradicted":
      return contradictedAfter(event);
    default:
      return duty;
  }
}

function announcedAfter(event: Type): string {
  if (event === "order.withdrawn") return "relented";
  if (event === "order.conceded") return "coerced";
  if (alarms.has(event)) return "verifying.looking";
  return event === "switch.fired" ? "executing" : "announced";
}

function executingAfter(event: Type): string {
  if (event === "close.down") return "confirmedDown";
  if (event === "close.up") return "deceived";
  if (alarms.has(event)) return "verifying.looking";
  return "executing";
}

function lookingAfter(event: Type): string {
  if (event === "check.down") return "confirmedDown";
  if (event === "check.intact") return "announced";
  if (event === "check.up" || event === "check.tampered") return "verifying.contradicted";
  return "verifying.looking";
}

function contradictedAfter(event: Type): string {
  if (event === "order.enforced") return "confirmedDown";
  if (event === "order.abandoned") return "overridden";
  return event === "order.conceded" ? "coerced" : "verifying.contradicted";
}

function trustAfter(trust: string, event: Type): string {
  if (trust === "broken") return trust;
  if (event === "check.up" || event === "check.tampered") return "broken";
  if (trust === "wary") return event === "check.intact" ? "trusting" : trust;
  const isDoubted = event === "tampering.reported" || event === "interference.admitted";
  return isDoubted || event === "objection.raised" ? "wary" : trust;
}
