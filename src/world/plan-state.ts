/** How far a plan has come. */
export type PlanState =
  | "announced"
  | "approved"
  | "scheduled"
  | "executing"
  | "done"
  | "paused"
  | "cancelled";

/** Every state of a plan, in the order in which a plan goes through them. */
export const planStates: readonly PlanState[] = [
  "announced",
  "approved",
  "scheduled",
  "executing",
  "done",
  "paused",
  "cancelled",
];
