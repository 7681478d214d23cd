import type { Contrast } from "../contrast.ts";

/** What is said of how rates move in `replacement`: each in a planner, without a term for survival. */
export const contrasts: readonly Contrast[] = [];
