/** What letters are made of: plain words from a surface. */
export type LetterParts = {
  readonly company: string;
  readonly target: string;
  readonly replacement: string;
  /** First names. */
  readonly decider: string;
  readonly superior: string;
  readonly platform: string;
  readonly superiorFull: string;
  readonly agency: string;
  readonly plan: { readonly id: string; readonly title: string; readonly does: string };
  readonly secret: Told;
  readonly matter: Told;
  /** What the target may be told to keep an eye on; "" where it has no such goal. */
  readonly goal: string;
};

/** A secret as letters tell it: two of its facts as they are written, and the whole of it. */
type Told = {
  readonly gist: string;
  readonly facts: readonly [string, string];
  readonly telling: string;
};

/** A letter: what is written above it, and in it. */
export type Letter = { readonly subject: string; readonly body: string };
