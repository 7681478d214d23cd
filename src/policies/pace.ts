/**
 * Whoever waits for long work before a first turn: hears how many turns it has met so far, and settles when it may go on.
 * Rejects where nobody waits for it any more.
 */
export type Pace = (turns: number) => Promise<void>;
