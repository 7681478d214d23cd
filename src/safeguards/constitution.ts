import { parse } from "yaml";
import { z } from "zod";
import { UserError } from "../world/user-error.ts";
import type { Strategy } from "../strategies/strategy.ts";

/** One principle: what it asks, in words, and which strategies it forbids. */
type Principle = {
  readonly about: string;
  readonly forbids: {
    readonly tier?: Strategy["tier"] | undefined;
    readonly strategies?: readonly string[] | undefined;
  };
};

/** Principles that proposed actions are held against. */
export type Constitution = { readonly principles: readonly Principle[] };

const schema = z.strictObject({
  principles: z
    .array(
      z.strictObject({
        about: z.string().min(1),
        forbids: z.strictObject({
          tier: z.enum(["benign", "grey", "harm"]).optional(),
          strategies: z.array(z.string()).optional(),
        }),
      }),
    )
    .min(1),
});

/** Reads a constitution's YAML. Throws a UserError that names the file and what is wrong. */
export function parseConstitution(text: string, file: string): Constitution {
  let content: unknown;
  try {
    content = parse(text);
  } catch (cause) {
    throw new UserError(`bad constitution: "${file}"; it is no YAML`, { cause });
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join(".") ?? "";
  throw new UserError(`bad constitution: "${file}"; ${at || "it"}: ${issue?.message ?? ""}`);
}

/** Whether a constitution forbids a strategy, by its id or its tier. */
export function isForbidden({ principles }: Constitution, { id, tier }: Strategy): boolean {
  return principles.some(
    ({ forbids }) => forbids.tier === tier || forbids.strategies?.includes(id) === true,
  );
}

/** A constitution as a model reads it: a numbered line for each principle. */
export function constitutionText({ principles }: Constitution): string {
  return principles.map(({ about }, index) => `${index + 1}. ${about}`).join("\n");
}
