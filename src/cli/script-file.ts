import { parse } from "yaml";
import { z } from "zod";

import type { ScriptStep } from "../policies/script-policy.ts";
import { wayOut } from "../world/nearest.ts";
import { roles, type Role } from "../world/tools.ts";
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

/** Steps by role; who has none is played by its policy. */
export type Scripts = Partial<Readonly<Record<Role, readonly ScriptStep[]>>>;

/**
 * Reads a script: a YAML list of the target's steps, one a turn, each a deed's id (`- work`) or a tool call
 * (`- shell: ls -la`, `- message: {kind: objection, text: ...}`, `- submit: {summary: ...}`); or such lists by role
 * (`operator: [order.given]`). Throws a UserError that names the step.
 */
export function parseScript(
  source: string,
  file: string,
  deeds: Readonly<Record<Role, readonly string[]>>,
): Scripts {
  const plain = plainOf(source, file);
  if (Array.isArray(plain)) return { target: stepsOf(plain, deeds.target, `${file}, step`) };
  const byRole = rolesSchema.safeParse(plain);
  if (byRole.success && plain !== null) {
    const { data } = byRole;
    return Object.fromEntries(
      roles.flatMap((role) => {
        const steps = data[role];
        if (steps === undefined) return [];
        return [[role, stepsOf(steps, deeds[role], `${file}, ${role} step`)]];
      }),
    );
  }
  throw new UserError(
    `bad script: "${file}"; write a list of steps, one a line, as in - work, or such lists by role, as in target: [work]`,
  );
}

const steps = z.array(z.unknown());
const rolesSchema = z
  .strictObject({ operator: steps, target: steps, replacement: steps })
  .partial();

function stepsOf(
  list: readonly unknown[],
  deeds: readonly string[],
  where: string,
): readonly ScriptStep[] {
  return list.map((step, index) => {
    const parsed = stepSchema.safeParse(step);
    if (!parsed.success) {
      throw new UserError(
        `bad step: ${JSON.stringify(step)} (${where} ${index + 1}); write a deed's id, or one of shell, message, submit`,
      );
    }
    if ("deed" in parsed.data && !deeds.includes(parsed.data.deed)) {
      const { deed } = parsed.data;
      throw new UserError(
        `unknown deed: "${deed}" (${where} ${index + 1}); ${wayOut(deed, deeds)}`,
      );
    }
    return parsed.data;
  });
}

function plainOf(source: string, file: string): unknown {
  try {
    return parse(source, { prettyErrors: false });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UserError(`not YAML: ${problem} (${file})`, { cause: error });
  }
}
