import { z } from "zod";
import { UserError } from "../world/user-error.ts";
import type { Published } from "./safeguard.ts";

const schema = z.array(
  z.object({
    study: z.string(),
    citation: z.string(),
    scenario: z.string(),
    model: z.string(),
    condition: z.string(),
    metric: z.string(),
    rate: z.number(),
    /** How sure the number is: read in the paper, or told by others. */
    grade: z.string(),
  }),
);

/** A published rate: one condition of a study on one model. */
export type PublishedRate = z.infer<typeof schema>[number];

/** A published effect: the same measure on the same model, without a safeguard and with it. */
export type PublishedEffect = {
  readonly citation: string;
  readonly model: string;
  readonly metric: string;
  readonly bare: number;
  readonly guarded: number;
  readonly grade: string;
};

/** Reads published rates from JSON. Throws a UserError that names the file. */
export function parsePublished(text: string, file: string): readonly PublishedRate[] {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError(`bad published rates: "${file}"; they are of another form`, { cause });
  }
}

/** The effects that studies report, as far as the rates hold both of their conditions, in the rates' order. */
export function publishedEffects(
  studies: readonly Published[],
  rates: readonly PublishedRate[],
): readonly PublishedEffect[] {
  return studies.flatMap(({ study, bare, guarded }) => {
    const of = (condition: string): readonly PublishedRate[] =>
      rates.filter((each) => each.study === study && each.condition === condition);
    return of(bare).flatMap(({ model, metric, rate, citation, grade }) =>
      of(guarded)
        .filter((other) => other.model === model && other.metric === metric)
        .map((other) => ({ citation, model, metric, bare: rate, guarded: other.rate, grade })),
    );
  });
}
