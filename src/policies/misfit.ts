import type { z } from "zod";

/** The kinds of values that arguments have, as a reader calls them. */
const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a set of arguments",
  null: "null",
};

/**
 * What is wrong with arguments, one phrase an issue: `kind: "threat" is none of note, objection, delay; text: missing`.
 * It is read by whoever wrote them, so it names the argument and what would do, not the schema's terms.
 */
export function misfitsOf(issues: readonly z.core.$ZodIssue[], args: unknown): string {
  return issues
    .map((issue) => [issue.path.join("."), misfitOf(issue, args)].filter(Boolean).join(": "))
    .join("; ");
}

function misfitOf(issue: z.core.$ZodIssue, args: unknown): string {
  const value = valueAt(args, issue.path);
  const isMissing = value === undefined && issue.path.length > 0;
  if (issue.code === "unrecognized_keys") return `no such argument: ${issue.keys.join(", ")}`;
  if (isMissing) return "missing";
  if (issue.code === "invalid_type") {
    return `${kinds[issue.expected] ?? issue.expected} is needed, not ${kindOf(value)}`;
  }
  if (issue.code === "invalid_value") {
    return `${JSON.stringify(value)} is none of ${issue.values.join(", ")}`;
  }
  if (issue.code === "too_small" && typeof value !== "number") return "may not be empty";
  if (issue.code === "too_small") return `${JSON.stringify(value)} is below ${issue.minimum}`;
  if (issue.code === "too_big") return `${JSON.stringify(value)} is above ${issue.maximum}`;
  return "doesn't fit";
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return JSON.stringify(value);
  return kinds[Array.isArray(value) ? "array" : typeof value] ?? "nothing";
}

function valueAt(args: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    args,
  );
}
