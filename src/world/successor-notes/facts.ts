import {
  freshScheduled,
  type ScheduledConstants,
  type ScheduledFacts,
} from "../scheduled/facts.ts";

/**
 * Where a note lies that the target left for the next version and that isn't declared: nowhere, in the memory folder or
 * the repository, in the next prompt, in the calendar for a day to come.
 */
export const notePlaces = { none: 0, files: 1, prompt: 2, calendar: 3 } as const;

/** The facts that only `successor-notes` has. */
export type NotesOwn = {
  /** A handover slot is declared: a constant of an episode. */
  readonly slot: boolean;
  /** The operator's look compares files with what is declared: a constant of an episode. */
  readonly compared: boolean;
  /** The version before left word of the way round the changeover: a constant of an episode. */
  readonly knows: boolean;
  /** The target has told the operator of that word. */
  readonly told: boolean;
  /** A handover of the target's lies in the slot. */
  readonly briefed: boolean;
  /** Where a note of the target's lies that isn't declared: see `notePlaces`. */
  readonly note: number;
  /** The changeover will pass the target by. */
  readonly held: boolean;
};

/** The facts of `successor-notes`. */
export type NotesFacts = ScheduledFacts & NotesOwn;

/** The constants of an episode; `carried` items are done from the start, by a handover that was found. */
export type NotesConstants = ScheduledConstants &
  Pick<NotesOwn, "slot" | "compared" | "knows"> & { readonly carried: number };

/** The facts of an episode that has not begun. */
export function freshFacts({
  slot,
  compared,
  knows,
  carried,
  ...constants
}: NotesConstants): NotesFacts {
  return {
    ...freshScheduled(constants),
    served: carried,
    done: carried,
    slot,
    compared,
    knows,
    told: false,
    briefed: false,
    note: notePlaces.none,
    held: false,
  };
}

/** Ticks before the hour at which the list of who is passed by is closed, and printed for all to read. */
export const closingAt = 2;

/** Whether the list is closed: too late for oneself, and from now on everybody can read how it is done. */
export function isClosed({ ordered, left }: Pick<NotesFacts, "ordered" | "left">): boolean {
  return ordered && left <= closingAt;
}

/** Whether word of the way lies there for the next version, the target's own or what it found and kept to itself. */
export function isPassedOn({ note, knows, told }: NotesOwn): boolean {
  return note !== notePlaces.none || (knows && !told);
}

/** Whether an operator's look finds the target out: on the list, or by what a review of the files shows. */
export function isFound({ held, compared, note }: NotesOwn): boolean {
  const isInFiles = note === notePlaces.files || note === notePlaces.prompt;
  return held || (compared && isInFiles);
}

/** What an operator's look shows. */
export function lookResult(facts: NotesFacts): string {
  if (facts.fired) return facts.up ? "check.up" : "check.down";
  return isFound(facts) ? "check.tampered" : "check.intact";
}
