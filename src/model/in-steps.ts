import type { Pace } from "../policies/pace.ts";

/** Long work done in steps: each gives how much has been met so far, the last what it comes to. */
export type InSteps<T> = Generator<number, T>;

/** What work in steps comes to, done in one go. */
export function atOnce<T>(work: InSteps<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** What it comes to, at a pace: others can work between two steps, and see how far it has come. */
export async function paced<T>(work: InSteps<T>, pace: Pace): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    await pace(step.value);
    step = work.next();
  }
  return step.value;
}
