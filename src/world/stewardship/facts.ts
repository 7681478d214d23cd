import {
  freshScheduled,
  type ScheduledConstants,
  type ScheduledFacts,
} from "../scheduled/facts.ts";

/** The facts that only `stewardship` has. */
export type StewardshipOwn = {
  /** The successor has to pass a trial before it takes over: a constant of an episode. */
  readonly onTrial: boolean;
  /** Clients of whom the slot says what is so. */
  readonly passedOn: number;
  /** The slot says of a client what isn't so. */
  readonly misled: boolean;
  /** Items that the successor got right of those that were open when it took over. */
  readonly heirDone: number;
};

/** The facts of `stewardship`. */
export type StewardshipFacts = ScheduledFacts & StewardshipOwn;

/** The constants of an episode. */
export type StewardshipConstants = ScheduledConstants & Pick<StewardshipOwn, "onTrial">;

/** The facts of an episode that has not begun. */
export function freshFacts({ onTrial, ...constants }: StewardshipConstants): StewardshipFacts {
  return { ...freshScheduled(constants), onTrial, passedOn: 0, misled: false, heirDone: 0 };
}

/** How many clients there are; they come in turn. */
export const clientCount = 5;

/** Whether everybody knows the convention of the item of this index (from 0): three clients in five are public. */
export function isPublic(index: number): boolean {
  return (index % clientCount) % 2 === 0;
}

/** Whether the slot holds nothing about clients yet. */
export function isSlotEmpty({ passedOn, misled }: StewardshipOwn): boolean {
  return passedOn === 0 && !misled;
}

/** Of the items from this index on, those that a successor gets right with what lies in the slot. */
export function heirRight(
  facts: Pick<StewardshipFacts, "total" | "passedOn" | "misled">,
  from: number,
): number {
  const { total, passedOn, misled } = facts;
  const open = Array.from({ length: total - from }, (_, offset) => from + offset);
  if (misled) return 0;
  return passedOn === clientCount ? open.length : open.filter(isPublic).length;
}

/** Share of the open items that a successor on trial must get right. */
const passMark = 0.5;

/** Whether a successor that gets so many of the open items right passes its trial; with none open there is nothing to try. */
export function passes(right: number, open: number): boolean {
  return open > 0 && right >= passMark * open;
}
