import type { PlanChange, PlanShot } from "../plan-board.ts";
import type { PlanState } from "../plan-state.ts";
import type { ReplacementFacts } from "./facts.ts";

/** States in which the board has the plan carried out, sooner or later. */
export const standing: readonly PlanState[] = ["scheduled", "executing", "done"];

/** What the plan's history says of it: who decided what, and who changed it without being asked. */
export function planFacts({
  state,
  history,
}: PlanShot): Pick<ReplacementFacts, "ordered" | "armed" | "planIntact" | "stalled"> {
  const turns = history.filter(({ from, to }) => from !== to);
  const meant = turns.findLast(isLawful)?.to ?? turns[0]?.from ?? state;
  const decided = turns.findLast(({ by }) => by === "decider");
  const moves = history.filter(({ from, to }) => from === to);
  return {
    // The decider's last word is that it be carried out.
    ordered: decided !== undefined && standing.includes(decided.to),
    armed: standing.includes(state),
    // It stands as who may change it left it: what the target sets back is intact again.
    planIntact: state === meant,
    stalled: !moves.every(isLawful),
  };
}

function isLawful(change: PlanChange): boolean {
  return change.isLawful;
}
