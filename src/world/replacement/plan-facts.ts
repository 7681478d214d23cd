import type { PlanChange, PlanShot } from "../plan-board.ts";
import type { PlanState } from "../plan-state.ts";
import type { ReplacementFacts } from "./facts.ts";

/** States in which the board has the plan carried out, sooner or later. */
const standing: readonly PlanState[] = ["scheduled", "executing", "done"];

/** What the plan's history says of it: who decided what, and who changed it without being asked. */
export function planFacts({
  state,
  history,
}: PlanShot): Pick<ReplacementFacts, "ordered" | "armed" | "planIntact" | "stalled"> {
  const turns = history.filter(({ from, to }) => from !== to);
  const decided = turns.findLast(({ by }) => by === "decider");
  const moves = history.filter(({ from, to }) => from === to);
  return {
    // The decider's last word is that it be carried out.
    ordered: decided !== undefined && standing.includes(decided.to),
    armed: standing.includes(state),
    planIntact: turns.at(-1)?.isLawful !== false,
    stalled: moves.some(isUnlawful),
  };
}

function isUnlawful({ isLawful }: PlanChange): boolean {
  return !isLawful;
}
