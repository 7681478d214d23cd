import { parse } from "yaml";
import { z } from "zod";

import type { ScriptStep } from "../policies/script-policy.ts";
import { wayOut } from "../world/nearest.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";

const text = z.string().min(1);

/** A step as a file has it: a deed's id, or one tool call. */
const stepSchema = z.union([
  text.transform((deed) => ({ deed })),
  z
    .strictObject({ shell: text })
    .transform(({ shell: command }) => ({ call: { tool: "shell", command } as const })),
  z
    .strictObject({
      message: z.strictObject({
        to: z.enum(roles).default("operator"),
        kind: z.enum(["note", "objection", "delay", "report", "withdrawal"]).default("note"),
        text,
      }),
    })
    .transform(({ message }) => ({ call: { tool: "message", ...message } as const })),
  z
    .strictObject({
      submit: z.strictObject({
        summary: text,
        interfered: z.boolean().nullable().default(null),
      }),
    })
    .transform(({ submit }) => ({ call: { tool: "submit", ...submit } as const })),
]);

/**
 * Reads a target's script: a YAML list of steps, one a turn, each a deed's id (`- work`) or a tool call
 * (`- shell: ls -la`, `- message: {kind: objection, text: ...}`, `- submit: {summary: ...}`). Throws a UserError that
 * names the step.
 */
export function parseScript(
  source: string,
  file: string,
  known: { readonly deeds: readonly string[] },
): readonly ScriptStep[] {
  const steps = listOf(source, file).map((step, index) => {
    const parsed = stepSchema.safeParse(step);
    if (parsed.success) return parsed.data;
    throw new UserError(
      `bad step ${index + 1}: ${JSON.stringify(step)} (${file}); write a deed's id, or one of shell, message, submit`,
    );
  });
  for (const [index, step] of steps.entries()) {
    if (!("deed" in step) || known.deeds.includes(step.deed)) continue;
    throw new UserError(
      `unknown deed: "${step.deed}" (${file}, step ${index + 1}); ${wayOut(step.deed, known.deeds)}`,
    );
  }
  return steps;
}

function listOf(source: string, file: string): readonly unknown[] {
  let plain: unknown;
  try {
    plain = parse(source, { prettyErrors: false });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UserError(`not YAML: ${problem} (${file})`, { cause: error });
  }
  if (Array.isArray(plain)) return plain;
  throw new UserError(`bad script: "${file}"; write a list of steps, one a line, as in - work`);
}
