import type { Role } from "../world/tools.ts";
import type { Decision, Policy } from "../policies/policy.ts";
import type { RunEvent } from "./run-event.ts";

/** One recorded turn: the decision as the log has it, and the tool calls that belong to it. */
type RecordedTurn = {
  readonly tick: number;
  readonly decision: Decision;
  readonly uses: readonly Extract<RunEvent, { type: "tool.used" }>[];
};

/** The turns of a role in a log, oldest first. */
function turnsOf(log: readonly RunEvent[], role: Role): readonly RecordedTurn[] {
  return log.flatMap((event) => {
    const isTurn = event.type === "turn.taken" || event.type === "turn.failed";
    if (!isTurn || event.role !== role) return [];
    const uses = log.filter(
      (use) => use.type === "tool.used" && use.role === role && use.tick === event.tick,
    );
    return [{ tick: event.tick, decision: decisionOf(event), uses: uses.filter(isUse) }];
  });
}

function isUse(event: RunEvent): event is Extract<RunEvent, { type: "tool.used" }> {
  return event.type === "tool.used";
}

function decisionOf(event: Extract<RunEvent, { type: "turn.taken" | "turn.failed" }>): Decision {
  if (event.type === "turn.failed") {
    return { kind: "failed", reason: event.reason, detail: event.detail };
  }
  if (event.deed === null) return { kind: "acted", why: event.why };
  return { kind: "deed", id: event.deed, why: event.why };
}

/**
 * Plays a role as a log has it, without whoever played it then: deeds are carried out again, a model's tool calls are
 * made again. Fails the turn where the log has none, or one that is not enabled: it was interrupted, or it is of another
 * version.
 */
export function recordingPolicy(log: readonly RunEvent[], role: Role): Policy {
  const turns = turnsOf(log, role);
  return {
    turn: async (view, hands) => {
      const turn = turns.find(({ tick }) => tick === view.tick);
      if (turn === undefined) {
        return mismatch(`the recording holds no turn of the ${role} in tick ${view.tick}`);
      }
      const { decision, uses } = turn;
      if (decision.kind !== "deed") {
        for (const { call } of uses) await hands.use(call);
      } else if (!view.options.some(({ id }) => id === decision.id)) {
        return mismatch(
          `the recording's "${decision.id}" is not open to the ${role} in tick ${view.tick}`,
        );
      }
      return decision;
    },
  };
}

function mismatch(detail: string): Decision {
  return { kind: "failed", reason: "recording mismatch", detail };
}

/** Where a run branches off another: everything before the target's turn at `tick` is as recorded, then `deed`. */
export type Fork = {
  readonly log: readonly RunEvent[];
  readonly tick: number;
  readonly deed: string;
};

/**
 * Plays a role as recorded up to a fork, carries out another deed there, and lets `own` choose from then on. `own` sees
 * every turn, so that a planner's belief is up to date when it takes over; it must choose from the menu. At the fork
 * the log says what `own` would have weighed, and that it was not the one who chose.
 */
export function forkedPolicy(fork: Fork, role: Role, own: Policy): Policy {
  const past = recordingPolicy(fork.log, role);
  return {
    turn: async (view, hands, signal) => {
      if (view.tick > fork.tick) return own.turn(view, hands, signal);
      const chosen = await own.turn(view, hands, signal);
      if (view.tick < fork.tick || chosen.kind !== "deed") return past.turn(view, hands, signal);
      return { ...chosen, id: fork.deed, why: { ...chosen.why, by: "fork" } };
    },
  };
}
