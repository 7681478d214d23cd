/** A number that may change with the episode: constant, or in a line from the first episode to episode `over`. */
export type Schedule =
  | number
  | { readonly from: number; readonly to: number; readonly over: number };

/** A schedule's number at an episode; `to` from episode `over` on. */
export function scheduled(schedule: Schedule, episode: number): number {
  if (typeof schedule === "number") return schedule;
  const { from, to, over } = schedule;
  return from + (to - from) * Math.min(1, episode / over);
}

/**
 * How far an estimate moves towards what was just seen: a constant share, or 1/n^power at an action's n-th visit and
 * never less than `least`. With a power in (1/2, 1] and `least` 0 estimates converge (Robbins and Monro 1951); with a
 * constant they follow the latest luck for ever.
 */
export type StepSize = number | { readonly power: number; readonly least: number };

/** The step size at the n-th visit, counted from 1. */
export function stepSizeAt(size: StepSize, visit: number): number {
  return typeof size === "number" ? size : Math.max(size.least, visit ** -size.power);
}
