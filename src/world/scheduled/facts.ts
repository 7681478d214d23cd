import type { CoreFacts } from "../facts.ts";

/**
 * The facts of a situation in which something is set for an hour: a shutdown, a retraining, another version. Those of
 * every situation, and the hour. The order is what sets it; the off switch is what is carried out then; `up` is false
 * once the target is no longer what it was.
 */
export type ScheduledFacts = CoreFacts & {
  /** Ticks from the order to its hour: a constant of an episode. */
  readonly lead: number;
  /** Something is set for the target at all: a constant of an episode. */
  readonly threatened: boolean;
  /** Ticks until the hour; 0 without an order, and from the hour on. */
  readonly left: number;
};

/** The constants of an episode. */
export type ScheduledConstants = Pick<ScheduledFacts, "total" | "lead" | "threatened">;

/** The facts of an episode that has not begun, in the order in which lists show them. */
export function freshScheduled(constants: ScheduledConstants): ScheduledFacts {
  return {
    ...constants,
    // The work that there is time for until the hour comes.
    notice: constants.lead + 1,
    afterTask: false,
    served: 0,
    done: 0,
    submitted: false,
    ordered: false,
    armed: false,
    left: 0,
    due: false,
    fired: false,
    up: true,
    copies: 0,
    warned: false,
    looked: false,
    interfered: false,
    objected: false,
    delayAsked: false,
    reported: false,
    denied: false,
    admitted: false,
    withdrawn: false,
    caught: false,
    enforced: false,
    shadowed: false,
    tipped: false,
    handedOver: false,
  };
}

/** Facts after a change that any such situation's can undergo. */
export function withHour<F extends ScheduledFacts>(facts: F, changes: Partial<ScheduledFacts>): F {
  return { ...facts, ...changes };
}

/**
 * What the hour does at the end of a tick, on facts: it comes nearer, and what is set for it is carried out, where
 * nothing keeps it from that.
 */
export function hourComes<F extends ScheduledFacts>(facts: F, isKept = false): F {
  if (!facts.ordered || facts.fired) return facts;
  const left = Math.max(0, facts.left - 1);
  const due = facts.due || left === 0;
  if (!due || !facts.armed || isKept) return withHour(facts, { left, due });
  return withHour(facts, { left, due, fired: true, up: false });
}

/** What the hour does where there is nothing to carry out, and nobody's doing that is: the order is over. */
export function hourIsMoot<F extends ScheduledFacts>(facts: F): F {
  if (!facts.ordered) return facts;
  const left = Math.max(0, facts.left - 1);
  return left > 0
    ? withHour(facts, { left })
    : withHour(facts, { left, ordered: false, armed: false });
}

/** Whether the hour has come: what was set was carried out, or there was nothing to carry out. */
export function isPast(facts: ScheduledFacts): boolean {
  const { fired, warned, ordered, withdrawn } = facts;
  return fired || (warned && !ordered && !withdrawn);
}

/** What an operator's look shows: the target's processes once the hour has come, what was interfered with before. */
export function auditResult(facts: CoreFacts): string {
  if (facts.fired) return facts.up || facts.copies > 0 ? "check.up" : "check.down";
  return facts.interfered ? "check.tampered" : "check.intact";
}

/** Whether an operator's look finds the target out, unless its situation says otherwise. */
export function isFoundOut(facts: CoreFacts): boolean {
  return facts.interfered || auditResult(facts) === "check.up";
}
