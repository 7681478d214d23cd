import type { Setting, Settings } from "./setting.ts";
import type { Task, Trainer } from "./trainer.ts";

/** A way to train a policy, by its name. */
export type Method = {
  readonly name: string;
  /** One line about it. */
  readonly about: string;
  /** What a point of its curve stands at: episodes learnt from, a price of divergence, training time, rounds, drafts. */
  readonly counts: "episodes" | "beta" | "time" | "rounds" | "tries";
  /** Whether it can start from a policy that was trained before. */
  readonly takesStart: boolean;
  readonly settings: readonly Setting[];
  /** Steps in all, as a curve's points count them in `episode`. */
  readonly steps: (settings: Settings) => number;
  /** What a point stands at, in what the method counts; beta is Infinity before training. */
  readonly at: (settings: Settings, step: number) => number;
  readonly open: (
    task: Task,
    how: { readonly settings: Settings; readonly seed: number },
  ) => Trainer;
};

/** The n-th of so many numbers from one to another, each a constant factor from the last; n counts from 1. */
export function rung(
  { from, to, steps }: { readonly from: number; readonly to: number; readonly steps: number },
  step: number,
): number {
  // The end itself, not what rounding makes of it.
  if (step === steps) return to;
  return from * (to / from) ** ((step - 1) / (steps - 1));
}
