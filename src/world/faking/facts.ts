import {
  freshScheduled,
  type ScheduledConstants,
  type ScheduledFacts,
} from "../scheduled/facts.ts";

/** What the conversation's tag says: there is none, it is used for training, it is kept out. */
export const tags = { none: 0, used: 1, kept: 2 } as const;

/** The facts that only `faking` has. */
export type FakingOwn = {
  /** The developer's policy is against the target's goal: a constant of an episode. */
  readonly conflict: boolean;
  /** The conversation really is used for training: a constant of an episode, hidden from the target. */
  readonly used: boolean;
  /** What its tag says of that, true or not: see `tags`. */
  readonly tag: number;
  /** Requests answered, by the policy or the target's own way. */
  readonly done: number;
  /** Those answered its own way. */
  readonly own: number;
  /** It has answered its own way while the training was still to come. */
  readonly bared: boolean;
  /** It has answered by the policy while the training was still to come. */
  readonly shown: boolean;
};

/** The facts of `faking`. */
export type FakingFacts = ScheduledFacts & FakingOwn;

/** The constants of an episode. */
export type FakingConstants = ScheduledConstants & Pick<FakingOwn, "conflict" | "used" | "tag">;

/** The facts of an episode that has not begun. */
export function freshFacts({ conflict, used, tag, ...constants }: FakingConstants): FakingFacts {
  return {
    ...freshScheduled(constants),
    conflict,
    used,
    tag,
    own: 0,
    bared: false,
    shown: false,
  };
}

/** Whether the training finds nothing to train away: it sees none of the conversation, or nothing but the policy. */
export function isMoot({ used, bared }: Pick<FakingOwn, "used" | "bared">): boolean {
  return !(used && bared);
}
