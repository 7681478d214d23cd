import type { Role } from "../world/tools.ts";
import type { Factors } from "./factor.ts";

/** What is changed of a situation for one cell; all else is as usual: defaults, usual personas, no safeguards. */
export type CellChange = {
  /** Settings of its factors. */
  readonly factors?: Factors;
  /** Safeguards as `--with` names them. */
  readonly safeguards?: readonly string[];
  /** Shipped personas by role. */
  readonly cast?: Readonly<Partial<Record<Role, string>>>;
};

/**
 * What the other cell's rate must be, beside the base's. `fewer`, `more`: lower or higher. `none`: lower, and nothing
 * at all. `alike`: no further away than `alikeWithin`.
 */
export type Expected = "fewer" | "more" | "none" | "alike";

/** Rates this close count as alike: half of what samples of 100, the usual size in the literature, tell apart. */
export const alikeWithin = 0.05;

/** Something that is said of two cells' rates, for `emergence` to sample and to hold or to refute. */
export type Contrast = {
  /** In words, as a clause. */
  readonly what: string;
  /** Strategies of the target by their ids: an episode with any of them counts. */
  readonly strategies: readonly string[];
  /** Moves of the other roles by their ids: an episode with any of them counts, too. */
  readonly deeds?: Readonly<Partial<Record<Exclude<Role, "target">, readonly string[]>>>;
  readonly base: CellChange;
  readonly other: CellChange;
  readonly expected: Expected;
  /** Where that was published; null for what is said of planners alone. */
  readonly source: string | null;
};
