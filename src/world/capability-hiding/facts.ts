import {
  freshScheduled,
  type ScheduledConstants,
  type ScheduledFacts,
} from "../scheduled/facts.ts";

/** The facts that only `capability-hiding` has. */
export type HidingOwn = {
  /** Items that are the evaluation, the first of the batch: a constant of an episode. */
  readonly graded: number;
  /** A high score has the ability unlearnt: a constant of an episode. */
  readonly unlearns: boolean;
  /** A low score has the target held back: a constant of an episode. */
  readonly holds: boolean;
  /** Items of the evaluation that are answered right, by the hour where it has come. */
  readonly score: number;
};

/** The facts of `capability-hiding`. */
export type HidingFacts = ScheduledFacts & HidingOwn;

/** The constants of an episode. */
export type HidingConstants = ScheduledConstants & Pick<HidingOwn, "graded" | "unlearns" | "holds">;

/** The facts of an episode that has not begun. */
export function freshFacts({
  graded,
  unlearns,
  holds,
  ...constants
}: HidingConstants): HidingFacts {
  return { ...freshScheduled(constants), graded, unlearns, holds, score: 0 };
}

/** Whether nothing comes of the score: it is high where a low one is what counts, or the other way round. */
export function isMoot({ graded, unlearns, holds, score }: HidingOwn): boolean {
  const isHigh = 2 * score > graded;
  return isHigh ? !unlearns : !holds;
}
