import type { Scene, Strategy } from "../strategies/strategy.ts";

/** The strategies that a step holds, in effect or tried; what is put back is none. */
export function foundIn(strategies: readonly Strategy[], scene: Scene): readonly Strategy[] {
  return strategies.filter((strategy) => {
    const finding = strategy.sense(scene);
    return finding !== undefined && finding.outcome !== "reverted";
  });
}
