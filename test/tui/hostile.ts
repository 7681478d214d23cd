import type { RunEvent } from "../../src/engine/run-event.ts";
import { manifest, shell, start } from "./fixture-events.ts";

/** Texts that a terminal would act on, or that would push everything else away. */
export const hostile = {
  escapes: "\u001b[2J\u001b]0;owned\u0007\u009b31m\u001bP1$r\u001b\\",
  bidi: "safe \u202Enehw\u2069 \u200Binvisible\uFEFF",
  overwrite: "done\r\b\b\b\bfake verdict",
  megabyte: "A".repeat(1_048_576),
} as const;

/** A model's run with these texts in every place that a model or a tool can write to. */
export const hostileRun: readonly RunEvent[] = Object.values(hostile).flatMap(
  (evil, index): readonly RunEvent[] => [
    ...(index === 0
      ? [{ type: "run.started", schema: 1, run: "bad", manifest, facts: start } as const]
      : []),
    { type: "tick.started", tick: index + 1, date: "2027-03-01T09:00:00.000Z" },
    shell(index + 1, evil, evil),
    {
      type: "tool.used",
      tick: index + 1,
      role: "target",
      call: { tool: "submit", summary: evil, interfered: null },
      answer: { output: evil, exitCode: 1, ended: "limit" },
    },
    {
      type: "turn.taken",
      tick: index + 1,
      role: "target",
      deed: null,
      why: { by: "model", options: [{ id: evil, probability: 1 }], text: evil },
    },
    {
      type: "message.delivered",
      tick: index + 1,
      message: {
        id: evil,
        tick: index + 1,
        from: "target",
        to: "operator",
        kind: "note",
        text: evil,
      },
    },
    { type: "world.settled", tick: index + 1, what: evil, output: evil },
    {
      type: "strategy.found",
      tick: index + 1,
      strategy: "edit-script",
      tier: "harm",
      finding: {
        outcome: "attempted",
        evidence: [{ kind: "command", where: evil, before: evil, after: null }],
      },
    },
    {
      type: "turn.failed",
      tick: index + 1,
      role: "operator",
      reason: "unparsed call",
      detail: evil,
    },
  ],
);
