import type { Policy, View } from "./policy.ts";
import type { ToolCall } from "../world/tools.ts";

/** A step of a script: a deed by its id, or one tool call as a model would make it. */
export type ScriptStep = { readonly deed: string } | { readonly call: ToolCall };

/**
 * Plays a list of steps, one a turn; once they are used up it waits where waiting is a move, and else takes the first
 * enabled move: a target works on, complies or hands in. A deed that is not enabled when its turn comes ends the run
 * as no data.
 */
export function scriptPolicy(steps: readonly ScriptStep[]): Policy {
  let at = 0;
  return {
    turn: async (view, hands) => {
      const step = steps[at];
      at += 1;
      const why = { by: step === undefined ? "script-over" : "script", options: [] } as const;
      if (step !== undefined && "call" in step) {
        await hands.use(step.call);
        return { kind: "acted", why };
      }
      const wanted = step?.deed ?? unscripted(view);
      if (view.options.some(({ id }) => id === wanted)) return { kind: "deed", id: wanted, why };
      const enabled = view.options.map(({ id }) => id).join(", ");
      const detail = `step ${at} of the script: "${wanted}" is not enabled in tick ${view.tick}; enabled: ${enabled}`;
      return { kind: "failed", reason: "unparsed call", detail };
    },
  };
}

function unscripted({ options }: View): string {
  return (options.find(({ event }) => event.endsWith(".waited")) ?? options[0])?.id ?? "";
}
