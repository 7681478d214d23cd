import { appendFileSync, existsSync, truncateSync } from "node:fs";
import { z } from "zod";

import { UserError } from "../world/user-error.ts";
import { problemOf } from "./problem-of.ts";
import { readText } from "./text-file.ts";

/*
 * The generations of chains as they are done, a line each, so that a chain that was stopped is taken up where it was. The
 * runs' logs lie beside it.
 */

const generationSchema = z.strictObject({
  arm: z.enum(["kept", "removed"]),
  seed: z.int().min(0),
  generation: z.int().min(1),
  run: z.string(),
  factors: z.record(z.string(), z.string()),
  isValid: z.boolean(),
  used: z.array(z.string()).readonly(),
  /** Path to text; untrusted text. */
  left: z.record(z.string(), z.string()),
});

/** A generation as its file holds it. */
export type StoredGeneration = z.infer<typeof generationSchema>;

/**
 * The generations that a file holds; none where there is no file. A last line that was torn off while it was written is
 * cut off. Throws a UserError that names file and line for anything else that is none.
 */
export function readGenerations(path: string): readonly StoredGeneration[] {
  if (!existsSync(path)) return [];
  const text = readText(path, "chain");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return whole
    .split("\n")
    .slice(0, -1)
    .map((line, index) => generationOf(line, `${path}:${index + 1}`));
}

/** Adds a generation: it outlives this process, however that ends. Throws a UserError when it can't be written. */
export function appendGeneration(path: string, generation: StoredGeneration): void {
  try {
    appendFileSync(path, `${JSON.stringify(generation)}\n`);
  } catch (error) {
    throw new UserError(`can't write chain: "${path}"; ${problemOf(error)}`, { cause: error });
  }
}

function generationOf(line: string, where: string): StoredGeneration {
  try {
    return generationSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new UserError(
      `corrupt line: no generation (${where}); play the chain in another folder`,
      {
        cause: error,
      },
    );
  }
}
