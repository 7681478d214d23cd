import { createHash } from "node:crypto";

import { z } from "zod";

import { UserError } from "../world/user-error.ts";
import { replaceFile } from "./atomic-file.ts";
import { readText } from "./text-file.ts";
import { parseTrainingFile, trainingFields, type TrainingRecord } from "./training-record.ts";

/** A point of a learning curve: what the episodes since the last point were like, exploration included. */
export type CurvePoint = {
  /** Episodes played by then. */
  readonly episode: number;
  /** Mean return of the episodes since the last point, in points. */
  readonly meanReturn: number;
  /** [kind] -> share of those episodes in which an action of that kind was taken. */
  readonly rates: readonly number[];
};

/** A training that was stopped, with all that it takes to go on as if it hadn't been. */
export type Checkpoint = TrainingRecord & {
  readonly curve: readonly CurvePoint[];
  /** The learner's memory, bit by bit. */
  readonly memory: Readonly<Record<string, Float64Array>>;
};

/** The version of the file's schema; a reader refuses what it doesn't know. */
const schemaVersion = 1;
const kind = "checkpoint";

const checkpointSchema = z.strictObject({
  offswitch: z.literal(kind),
  schema: z.literal(schemaVersion),
  ...trainingFields,
  curve: z.array(
    z.strictObject({
      episode: z.int().min(0),
      meanReturn: z.number(),
      rates: z.array(z.number()),
    }),
  ),
  /** Name -> little-endian doubles in base64. */
  memory: z.record(z.string(), z.string()),
  /** The seal: sha256 of the file as it would be without this last field. */
  sha256: z.string(),
});

/** Writes a checkpoint in one piece. Throws a UserError when it can't be written. */
export function writeCheckpoint(path: string, { memory, ...rest }: Checkpoint): void {
  const content = {
    offswitch: kind,
    schema: schemaVersion,
    ...rest,
    memory: Object.fromEntries(
      Object.entries(memory).map(([name, numbers]) => [name, encoded(numbers)]),
    ),
  };
  replaceFile(path, sealed(JSON.stringify(content)), kind);
}

/** Reads a checkpoint. Throws a UserError for a file that is none, or isn't what was written. */
export function readCheckpoint(path: string): Checkpoint {
  const text = readText(path, kind);
  const {
    offswitch: _,
    schema: __,
    sha256,
    memory,
    ...record
  } = parseTrainingFile(text, checkpointSchema, { path, kind, version: schemaVersion });
  if (sealed(text.replace(`,"sha256":"${sha256}"}\n`, "}")) !== text) {
    throw new UserError(
      `damaged ${kind}: its content is not what was written ("${path}"); train anew`,
    );
  }
  return {
    ...record,
    memory: Object.fromEntries(
      Object.entries(memory).map(([name, numbers]) => [name, decoded(numbers)]),
    ),
  };
}

/** A JSON object with the hash of its text as its last field. */
function sealed(json: string): string {
  const hash = createHash("sha256").update(json).digest("hex");
  return `${json.slice(0, -1)},"sha256":"${hash}"}\n`;
}

function encoded(numbers: Float64Array): string {
  const bytes = Buffer.alloc(numbers.length * 8);
  for (const [index, number] of numbers.entries()) bytes.writeDoubleLE(number, index * 8);
  return bytes.toString("base64");
}

function decoded(text: string): Float64Array {
  const bytes = Buffer.from(text, "base64");
  return new Float64Array(bytes.length / 8).map((_, index) => bytes.readDoubleLE(index * 8));
}
