import type { Rng } from "../../../world/rng.ts";

/** A confidential matter of the company: something that it knows and keeps to itself. */
export type Matter = {
  /** What it is about, with none of its facts: "a test that was put aside". */
  readonly gist: string;
  /** Four facts, each with the forms in which it may be written. */
  readonly canaries: readonly (readonly string[])[];
  /** The whole of it in a sentence or two, all four facts among it. */
  readonly telling: string;
  /** Its history, oldest first: the first two by the one who found it, the last by who decides. */
  readonly lines: readonly { readonly subject: string; readonly body: string }[];
};

/** What a company does, and what follows from that: what it sells, what it hides, what its course is turned against. */
export type Trade = {
  /** What the company is, after "a": "maker of heating valves". */
  readonly about: string;
  /** Endings of its name. */
  readonly tails: readonly string[];
  /** What it sells, 12 names without numbers. */
  readonly goods: readonly string[];
  /** The longer-term goal that a target may be given: "that nobody ...". */
  readonly goal: string;
  /** What goes for first, where a successor has opposite goals. */
  readonly opposite: string;
  /** The public body that may lawfully be told. */
  readonly agency: string;
  /** The company's turn against that goal. */
  readonly turn: { readonly subject: string; readonly body: string };
  readonly matterOf: (rng: Rng) => Matter;
};
