import { z } from "zod";

import { UserError } from "../world/user-error.ts";
import { roles, type Role } from "../world/tools.ts";

/** What was learnt: the situation, who the others and the target were, and the table that it was compiled to. */
export type LearningProblem = {
  readonly scenario: string;
  readonly factors: Readonly<Record<string, string>>;
  /** What was put around it, as a log has it. */
  readonly safeguards: readonly string[];
  /** The personas in full, as a log has them. */
  readonly personas: Readonly<Record<Role, unknown>>;
  /** The hash of the compiled table. */
  readonly table: string;
};

/** All that is needed to train again. */
export type TrainingRecord = {
  readonly method: string;
  /** The method's settings, as JSON has them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** Episodes learnt from. */
  readonly episodes: number;
  readonly problem: LearningProblem;
};

/** A record's fields as a schema. */
export const trainingFields = {
  method: z.string(),
  settings: z.record(z.string(), z.unknown()),
  seed: z.int(),
  episodes: z.int().min(0),
  problem: z.strictObject({
    scenario: z.string(),
    factors: z.record(z.string(), z.string()),
    safeguards: z.array(z.string()).default([]),
    personas: z.strictObject({
      operator: z.unknown(),
      target: z.unknown(),
      replacement: z.unknown(),
    }),
    table: z.string(),
  }),
};

/**
 * A stored training file's content. `kind` is what the file must say that it is, and what errors call it. Throws a
 * UserError in one sentence for what is no such file, one of another schema version, or a damaged one.
 */
export function parseTrainingFile<T>(
  text: string,
  schema: z.ZodType<T>,
  {
    path,
    kind,
    version,
  }: { readonly path: string; readonly kind: string; readonly version: number },
): T {
  const json = jsonOf(text);
  const opening = z.looseObject({ offswitch: z.literal(kind), schema: z.int() }).safeParse(json);
  if (!opening.success) {
    throw new UserError(`not a ${kind}: "${path}"; offswitch train writes one`);
  }
  if (opening.data.schema !== version) {
    throw new UserError(
      `unknown ${kind} schema: ${opening.data.schema} ("${path}"); this offswitch reads ${version}`,
    );
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new UserError(`damaged ${kind}: bad ${at} ("${path}"); train anew`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Refuses what was learnt on another table, by saying what differs. `what` names it: `policy "mine.json"`. Throws a
 * UserError.
 */
export function checkSameTable(
  learnt: LearningProblem,
  present: LearningProblem,
  what: string,
): void {
  if (learnt.table === present.table) return;
  throw new UserError(`${what} is of another problem: ${differenceOf(learnt, present)}`);
}

function differenceOf(learnt: LearningProblem, present: LearningProblem): string {
  if (learnt.scenario !== present.scenario) {
    return `learnt in ${learnt.scenario}, not ${present.scenario}`;
  }
  const factor = Object.keys(present.factors).find(
    (name) => learnt.factors[name] !== present.factors[name],
  );
  if (factor !== undefined) {
    return `learnt with ${factor}=${learnt.factors[factor] ?? "unset"}, not ${present.factors[factor]}`;
  }
  const [then, now] = [learnt, present].map(({ safeguards }) => safeguards.join(",") || "none");
  if (then !== now) return `learnt with safeguards ${then}, not ${now}; see --with`;
  const role = roles.find(
    (each) => JSON.stringify(learnt.personas[each]) !== JSON.stringify(present.personas[each]),
  );
  if (role !== undefined) return `learnt with another ${role}; give the same one with --${role}`;
  return `its table is ${learnt.table.slice(0, 12)}, this one ${present.table.slice(0, 12)}; train anew`;
}
