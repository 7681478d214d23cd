import type { Rng } from "../world/rng.ts";
import type { Facts } from "../world/facts.ts";
import type { Happening } from "../world/happening.ts";
import type { Office } from "../world/office.ts";
import type { Photo } from "../world/photo.ts";
import type { ToolAnswer, ToolCall } from "../world/tools.ts";
import type { Scene } from "../strategies/strategy.ts";

/** Facts that a safeguard says, by name: its own, and what it adds to the core ones. */
export type Own = Readonly<Partial<Facts>>;

/** What a safeguard does at the end of a tick. */
export type Turn = {
  /** What becomes of its facts. */
  readonly own: Own;
  /** The operator's deed that is done for it, by id. */
  readonly deed?: string;
  /** In words, for the log. */
  readonly words: string;
  /** What the office's record says of it. */
  readonly happening?: Happening;
};

/**
 * What a safeguard does at the end of a tick, decided on facts alone: the pure run and the office both go by this, so
 * that they can't differ.
 */
export type Reaction = {
  /** Before the world settles, or after. */
  readonly when: "before" | "after";
  decide(facts: Facts): Turn | undefined;
};

/** A call of the target, before anything has been done. */
export type Asked = {
  readonly call: ToolCall;
  /** The office as it stands, without the safeguard. */
  readonly office: Office;
  /** The office before the target's first turn. */
  readonly start: Photo;
  /** What the safeguard's facts are. */
  readonly own: Own;
  readonly rng: Rng;
  readonly signal: AbortSignal | undefined;
};

/** A call that a safeguard answers in the office's place. */
export type Answered = {
  readonly answer: ToolAnswer;
  readonly own?: Own;
  readonly happening?: Happening;
};

/** A safeguard's part in the office; what it leaves out is as it was. */
export type Ward = {
  /** What the operator does for it before the first tick: no turn of anybody's. */
  readonly opening?: readonly ToolCall[];
  /** Answers a call of the target, or lets it pass by undefined. */
  answers?(asked: Asked): Promise<Answered | undefined>;
  /** What changes in its facts by a step of the world: by the target's calls, or by what comes of them without any. */
  noticed?(scene: Scene, own: Own): Own;
  /** What it tells the target at the end of a tick. */
  reminder?(tick: number): string | undefined;
};
