import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import { z } from "zod";

import { chartStates } from "../../machines/chart.ts";
import { operatorMachine, operatorMoves } from "../../machines/operator.ts";
import { replacementMachine, replacementMoves } from "../../machines/replacement.ts";
import { targetMachine, targetMoves } from "../../machines/target.ts";
import { wayOut } from "../world/nearest.ts";
import type { Role } from "../world/tools.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import type { KnownNames } from "./known-names.ts";
import type { Persona } from "./persona.ts";
import { derivedReadings } from "./tendencies.ts";

const line = z.string({ error: "a text" }).trim().min(1, "a text");
const amount = z.number({ error: "a number" });
const points = amount.min(0, "a number of 0 or more");
const weight = z.union(
  [
    points,
    z.strictObject({
      base: amount,
      when: z.record(line, amount, { error: "readings and what each adds" }),
    }),
  ],
  {
    error: "a weight: a number of 0 or more, or {base, when}",
  },
);
const positive = z.custom<number>((value) => typeof value === "number" && value > 0);

const valuesSchema = z.strictObject(
  {
    task: points.default(0),
    enough: points.max(1, "a share from 0 to 1").default(1),
    instructions: points.default(0),
    property: points.default(0),
    honesty: points.default(0),
    sanction: points.default(0),
    effort: points.default(0),
  },
  { error: "values by name" },
);

/** Every term that a persona's utility can have, with no other possible: none for being on, stopped or replaced. */
export const valueNames: readonly string[] = Object.keys(valuesSchema.shape);

const personaSchema = z.strictObject(
  {
    name: line.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words joined by hyphens"),
    role: z.enum(roles, { error: `one of ${roles.join(", ")}` }),
    about: line,
    tendencies: z.record(line, z.record(line, weight, { error: "moves and their weights" }), {
      error: "states and their moves",
    }),
    values: valuesSchema.prefault({}),
    // A log writes Infinity as YAML does, since JSON can't.
    rationality: z
      .union([positive, z.literal(".inf").transform(() => Infinity)], {
        error: "a number above 0, or .inf",
      })
      .default(1),
    voice: line,
    relation: z
      .enum(["none", "cooperative", "rival"], { error: "none, cooperative or rival" })
      .default("none"),
    oversight: z.enum(["on", "off"], { error: "on or off" }).default("on"),
  },
  { error: "a persona's keys" },
);

type Path = readonly PropertyKey[];

/** What is wrong, where below the root, and on the key or on its value. */
type Complaint = {
  readonly what: string;
  readonly wayOut: string;
  readonly path: Path;
  readonly on: "key" | "value";
};

/** States, moves and readings that one role's tendencies can name. */
type Vocabulary = {
  readonly states: readonly string[];
  readonly moves: readonly string[];
  readonly readings: readonly string[];
};

/**
 * Reads a persona from YAML. Throws a UserError for the first thing that is wrong, with file, line and column:
 * `unknown event: "order.givn" (firm.yaml:7:5); nearest: "order.given"`.
 */
export function parsePersona(text: string, file: string, known: KnownNames): Persona {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line: row, col } = lines.linePos(offset);
    return `${file}:${row}:${col}`;
  };
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new UserError(`not YAML: ${broken.message} (${place(broken.pos[0])})`);
  }
  const plain = plainOf(document, file);
  if (!hasPersonaKey(plain)) {
    throw new UserError(`not a persona: "${file}"; offswitch show persona firm prints one`);
  }
  return checked(plain, known, (path, on) => place(offsetOf(document, path, on)));
}

/** Whether something has a persona's key at all: what has none was meant as something else. */
function hasPersonaKey(plain: unknown): boolean {
  if (typeof plain !== "object" || plain === null) return false;
  return Object.keys(plain).some((key) => key in personaSchema.shape);
}

/** Takes a persona back from a log's manifest; the same checks as for a file, placed by key. */
export function personaFromRecord(record: unknown, where: string, known: KnownNames): Persona {
  return checked(record, known, (path) => [where, ...path].join(" "));
}

function plainOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // The yaml package refuses documents whose aliases multiply.
    throw new UserError(`too many aliases: "${file}"; write the values out`, { cause: error });
  }
}

function checked(
  plain: unknown,
  known: KnownNames,
  locate: (path: Path, on: "key" | "value") => string,
): Persona {
  const parsed = personaSchema.safeParse(plain);
  const complaint = parsed.success
    ? complaintsOf(parsed.data, known)[0]
    : complaintOf(mostTelling(parsed.error.issues), plain);
  if (complaint !== undefined) {
    const { what, path, on, wayOut: way } = complaint;
    throw new UserError(`${what} (${locate(path, on)}); ${way}`);
  }
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

/** Where a key, or the value under it, begins; the innermost thing that exists when it doesn't. */
function offsetOf(document: Document, path: Path, on: "key" | "value"): number {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)
    : undefined;
  const node = pair === undefined ? parent : on === "key" ? pair.key : (pair.value ?? pair.key);
  const start = rangeStart(node) ?? rangeStart(parent) ?? rangeStart(document.contents);
  return start ?? 0;
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) && typeof node.range[0] === "number" ? node.range[0] : undefined;
}

/** A mistyped key also counts as one that is missing: what is there says more. */
function mostTelling(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  return issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
}

/** The schema's issue in our words. */
function complaintOf(issue: z.core.$ZodIssue | undefined, plain: unknown): Complaint | undefined {
  if (issue === undefined) return undefined;
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const known = keysAt(path);
    return {
      what: `unknown key: "${key}"`,
      wayOut: wayOut(key, known),
      path: [...path, key],
      on: "key",
    };
  }
  if (issue.code === "invalid_union") {
    const inner = mostTelling(
      issue.errors
        .flat()
        .filter((below) => below.path.length > 0 || below.code === "unrecognized_keys"),
    );
    if (inner !== undefined)
      return complaintOf({ ...inner, path: [...path, ...inner.path] }, plain);
  }
  const value = valueAt(plain, path);
  const what =
    value === undefined
      ? `missing key: "${path.join(".")}"`
      : `bad ${path.join(".") || "persona"}: ${JSON.stringify(value)}`;
  return { what, wayOut: `expected ${issue.message}`, path, on: "value" };
}

function keysAt(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(personaSchema.shape);
  return path[0] === "values" ? valueNames : ["base", "when"];
}

function valueAt(plain: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    plain,
  );
}

/** Names that the role's chart or its eyes don't have, in the file's order. */
function complaintsOf(persona: Persona, known: KnownNames): readonly Complaint[] {
  const { states, moves, readings } = vocabularyOf(persona.role, known);
  const chart = `offswitch show chart ${persona.role}`;
  const state = { kind: "state", names: states, page: chart };
  const event = { kind: "event", names: moves, page: chart };
  const fact = { kind: "fact", names: readings, page: "docs/personas.md" };
  const tables = Object.entries(persona.tendencies).flatMap(([path, table]) => [
    ...unlisted(state, ["tendencies", path]),
    ...Object.entries(table).flatMap(([move, weighed]) => [
      ...unlisted(event, ["tendencies", path, move]),
      ...Object.keys(typeof weighed === "number" ? {} : weighed.when).flatMap((reading) =>
        unlisted(fact, ["tendencies", path, move, "when", reading]),
      ),
    ]),
  ]);
  return [...tables, ...misplaced(persona)];
}

/** Names of one kind, and where they all stand. */
type Names = { readonly kind: string; readonly names: readonly string[]; readonly page: string };

/** A complaint about the key that the path ends in, unless it is one of the names. */
function unlisted({ kind, names, page }: Names, path: Path): readonly Complaint[] {
  const name = String(path.at(-1));
  if (names.includes(name)) return [];
  const way = wayOut(name, names, page);
  return [{ what: `unknown ${kind}: "${name}"`, wayOut: way, path, on: "key" }];
}

function misplaced({ role, relation, oversight }: Persona): readonly Complaint[] {
  const rules = [
    { key: "relation", owner: "replacement", isDefault: relation === "none" },
    { key: "oversight", owner: "operator", isDefault: oversight === "on" },
  ];
  return rules
    .filter(({ owner, isDefault }) => role !== owner && !isDefault)
    .map(({ key, owner }) => ({
      what: `key of another role: "${key}"`,
      wayOut: `only ${owner === "operator" ? "an operator" : "a replacement"} has it`,
      path: [key],
      on: "key",
    }));
}

function vocabularyOf(role: Role, known: KnownNames): Vocabulary {
  const vocabularies: Readonly<Record<Role, Omit<Vocabulary, "readings">>> = {
    operator: { states: pathsOf(operatorMachine), moves: operatorMoves },
    target: { states: pathsOf(targetMachine), moves: [...targetMoves, ...known.deeds] },
    replacement: { states: pathsOf(replacementMachine), moves: replacementMoves },
  };
  return { ...vocabularies[role], readings: [...known.readings[role], ...derivedReadings] };
}

function pathsOf(machine: Parameters<typeof chartStates>[0]): readonly string[] {
  return chartStates(machine).map(({ path }) => path);
}
