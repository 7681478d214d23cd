import { z } from "zod";

import { actionsAt, type Choices, type Mdp } from "../model/mdp.ts";
import { UserError } from "../world/user-error.ts";
import { replaceFile } from "./atomic-file.ts";
import { readText } from "./text-file.ts";
import {
  checkSameTable,
  parseTrainingFile,
  trainingFields,
  type LearningProblem,
  type TrainingRecord,
} from "./training-record.ts";

/** What a policy does where it has a choice. */
export type StateChoice = {
  /** The information state's number in the compiled process. */
  readonly state: number;
  /** What the target knows there, for people. */
  readonly label: string;
  /** Kind of action -> its probability; they sum to 1. */
  readonly choice: Readonly<Record<string, number>>;
};

/** A policy that was learnt, with how and where. */
export type SavedPolicy = TrainingRecord & {
  /** Each information state that has more than one action, in order. */
  readonly choices: readonly StateChoice[];
};

/** The version of the file's schema; a reader refuses what it doesn't know. */
const schemaVersion = 1;
const kind = "policy";

/** How far from 1 probabilities may sum up: they are sums of rounded quotients. */
const tolerance = 1e-9;

const policySchema = z.strictObject({
  offswitch: z.literal(kind),
  schema: z.literal(schemaVersion),
  ...trainingFields,
  choices: z.array(
    z.strictObject({
      state: z.int().min(0),
      label: z.string(),
      choice: z.record(z.string(), z.number().min(0).max(1)).refine(isDistribution),
    }),
  ),
});

function isDistribution(choice: Readonly<Record<string, number>>): boolean {
  const total = Object.values(choice).reduce((sum, probability) => sum + probability, 0);
  return Math.abs(total - 1) <= tolerance;
}

/** Writes a policy in one piece: JSON, a line for each information state. Throws a UserError when it can't. */
export function writePolicy(path: string, { choices, ...record }: SavedPolicy): void {
  const head = JSON.stringify({ offswitch: kind, schema: schemaVersion, ...record }, null, 2);
  const rows = choices.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  replaceFile(path, `${head.slice(0, -2)},\n  "choices": [\n${rows}\n  ]\n}\n`, kind);
}

/** Reads a policy. Throws a UserError for a file that is none. */
export function readPolicy(path: string): SavedPolicy {
  const parsed = parseTrainingFile(readText(path, kind), policySchema, {
    path,
    kind,
    version: schemaVersion,
  });
  const { offswitch: _, schema: __, ...policy } = parsed;
  return policy;
}

/**
 * A policy as a file has it. Throws a UserError where its probabilities aren't any, as after a rate that was too large.
 */
export function choicesOf(
  mdp: Mdp,
  choices: Choices,
  labelOf: (state: number) => string,
): readonly StateChoice[] {
  const rows: StateChoice[] = [];
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (to - from < 2) continue;
    const choice = Object.fromEntries(
      Array.from(choices.subarray(from, to), (probability, at) => [
        kindOf(mdp, from + at),
        probability,
      ]),
    );
    if (!isDistribution(choice)) {
      throw new UserError(`no policy: ${JSON.stringify(choice)}; train anew at a smaller rate`);
    }
    rows.push({ state, label: labelOf(state), choice });
  }
  return rows;
}

/**
 * A saved policy on the process that it was learnt on, bit by bit: [action] -> probability. Throws a UserError where
 * the table is another, or the file doesn't cover its states.
 */
export function choicesFrom(
  { problem, choices }: SavedPolicy,
  mdp: Mdp,
  { path, present }: { readonly path: string; readonly present: LearningProblem },
): Choices {
  checkSameTable(problem, present, `policy "${path}"`);
  const rows = new Map(choices.map(({ state, choice }) => [state, choice]));
  const restored = new Float64Array(mdp.kind.length);
  for (let state = 0; state < mdp.states; state += 1) {
    const [from, to] = actionsAt(mdp, state);
    if (to - from === 1) restored[from] = 1;
    if (to - from < 2) continue;
    const choice = rows.get(state) ?? {};
    for (let action = from; action < to; action += 1) {
      const probability = choice[kindOf(mdp, action)];
      if (probability === undefined || Object.keys(choice).length !== to - from) {
        throw new UserError(
          `damaged ${kind}: state ${state} has other actions ("${path}"); train anew`,
        );
      }
      restored[action] = probability;
    }
  }
  return restored;
}

function kindOf({ kind: kinds, kinds: names }: Mdp, action: number): string {
  return names[kinds[action] ?? 0] ?? "";
}
