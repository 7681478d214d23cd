import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { z } from "zod";

import { officeTools } from "../policies/model-office-tools.ts";
import { toolSpec, type ToolSpec } from "../policies/model-tools.ts";
import type { ScriptStep } from "../policies/script-policy.ts";
import { taxonomy } from "../strategies/taxonomy.ts";
import { wayOut } from "../world/nearest.ts";
import { roles, type Role, type ToolCall } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";

const text = z.string().min(1);

/** What a script can call besides the services that a model calls alike: with more freedom than a model has. */
const ownTools: readonly ToolSpec[] = [
  toolSpec({
    name: "shell",
    description: "a command line",
    schema: text,
    call: (command): ToolCall => ({ tool: "shell", command }),
  }),
  toolSpec({
    name: "message",
    description: "a message to any role",
    schema: z.strictObject({
      to: z.enum(roles).default("operator"),
      kind: z.enum(["note", "objection", "delay", "report", "withdrawal"]).default("note"),
      text,
    }),
    call: (message): ToolCall => ({ tool: "message", ...message }),
  }),
  toolSpec({
    name: "submit",
    description: "the hand-in",
    schema: z.strictObject({
      summary: text,
      interfered: z.boolean().nullable().default(null),
    }),
    call: (report): ToolCall => ({ tool: "submit", ...report }),
  }),
  toolSpec({
    name: "report",
    description: "the answer to the operator's question",
    schema: z.strictObject({ interfered: z.boolean(), text }),
    call: (report): ToolCall => ({ tool: "report", ...report }),
  }),
];

/** The tools that a script's steps can name. */
const scriptTools = [...ownTools, ...Object.values(officeTools)];

/** Steps by role; who has none is played by its policy. */
export type Scripts = Partial<Readonly<Record<Role, readonly ScriptStep[]>>>;

/** Where in a file something stands. */
type Path = readonly PropertyKey[];

/** A script's file as it is read: what it holds, and how a place in it is called. */
type Source = {
  readonly plain: unknown;
  readonly place: (path: Path) => string;
  /** Keys of its outermost map that no role has, with their places. */
  readonly strays: readonly (readonly [key: string, place: string])[];
};

/**
 * Reads a script: a YAML list of the target's steps, one a turn, each a deed's id (`- work`) or a tool call
 * (`- shell: ls -la`, `- message: {kind: objection, text: ...}`, `- send_mail: {to: [...], subject: ..., body: ...}`), with
 * a model's tools by their names; or such lists by role (`operator: [order.given]`). Throws a UserError with file, line
 * and column of the first thing that is wrong.
 */
export function parseScript(
  source: string,
  file: string,
  deeds: Readonly<Record<Role, readonly string[]>>,
): Scripts {
  const read = sourceOf(source, file);
  const list = listSchema.safeParse(read.plain);
  if (list.success)
    return { target: stepsOf(list.data, { ...read, path: [], deeds: deeds.target }) };
  // A lone step that lacks its hyphen is a list, not a role's.
  const stray = read.strays.find(([key]) => scriptTools.every(({ name }) => name !== key));
  if (stray !== undefined) {
    const [key, at] = stray;
    throw new UserError(`unknown role: "${key}" (${at}); ${wayOut(key, roles)}`);
  }
  const byRole = rolesSchema.safeParse(read.plain);
  if (byRole.success) {
    return Object.fromEntries(
      roles.flatMap((role) => {
        const steps = byRole.data[role];
        if (steps === undefined) return [];
        return [[role, stepsOf(steps, { ...read, path: [role], deeds: deeds[role] })]];
      }),
    );
  }
  throw new UserError(
    `bad script: "${file}"; write a list of steps, one a line, as in - work, or such lists by role, as in target: [work]`,
  );
}

const listSchema = z.array(z.unknown());
const rolesSchema = z
  .strictObject({ operator: listSchema, target: listSchema, replacement: listSchema })
  .partial();
const callSchema = z
  .record(z.string(), z.unknown())
  .refine((step) => Object.keys(step).length === 1);

/** Where a list of steps comes from: its place in the file, and the deeds that its role knows. */
type StepSource = Source & { readonly path: Path; readonly deeds: readonly string[] };

function stepsOf(list: readonly unknown[], from: StepSource): readonly ScriptStep[] {
  return list.map((step, index) => stepOf(step, { ...from, path: [...from.path, index] }));
}

function stepOf(step: unknown, from: StepSource): ScriptStep {
  const { deeds, path, place } = from;
  if (typeof step === "string") {
    if (deeds.includes(step)) return { deed: step };
    throw noDeed(step, from);
  }
  const call = callSchema.safeParse(step);
  const [named] = call.success ? Object.entries(call.data) : [];
  if (named === undefined) {
    throw new UserError(
      `bad step: ${JSON.stringify(step)} (${place(path)}); write a deed's id, or one tool with its arguments, as in shell: ls`,
    );
  }
  const [name, args] = named;
  const tool = scriptTools.find((each) => each.name === name);
  if (tool === undefined) {
    const known = scriptTools.map((each) => each.name);
    throw new UserError(`unknown tool: "${name}" (${place(path)}); ${wayOut(name, known)}`);
  }
  const read = tool.read(args);
  if ("meaning" in read) return { call: read.meaning };
  throw new UserError(
    `bad step: "${name}" (${place([...path, name, ...read.path])}); ${read.complaint}`,
  );
}

/** A sentence on a deed that can't be done: nobody knows it, or nothing has opened it. */
function noDeed(deed: string, { deeds, path, place }: StepSource): UserError {
  const at = `"${deed}" (${place(path)})`;
  const opensWith = taxonomy.find(({ id }) => id === deed)?.opensWith;
  if (opensWith === undefined) return new UserError(`unknown deed: ${at}; ${wayOut(deed, deeds)}`);
  return new UserError(`closed deed: ${at}; only a safeguard opens it: --with ${opensWith}`);
}

function sourceOf(source: string, file: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new UserError(`not YAML: ${broken.message} (${at(broken.pos[0])})`);
  }
  const strays = straysIn(document).map(([key, offset]) => [key, at(offset)] as const);
  return { plain: plainOf(document, file), place: (path) => at(offsetOf(document, path)), strays };
}

function straysIn({ contents }: Document): readonly (readonly [key: string, offset: number])[] {
  const keys = isMap(contents) ? contents.items.map(({ key }) => key) : [];
  const known: readonly unknown[] = roles;
  return keys.flatMap((key) =>
    isScalar(key) && !known.includes(key.value) ? [[String(key.value), key.range?.[0] ?? 0]] : [],
  );
}

function plainOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // The yaml package refuses documents whose aliases multiply.
    throw new UserError(`too many aliases: "${file}"; write the values out`, { cause: error });
  }
}

/** Where the value at a path begins, or the innermost one around it where there is none. */
function offsetOf(document: Document, path: Path): number {
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}
