import { z } from "zod";

import { schemaVersion } from "../engine/run-event.ts";
import { runEventSchema } from "./run-event-schema.ts";

/** The part of a JSON Schema that our records use. */
type Shape = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly $defs?: Readonly<Record<string, Shape>>;
};

const preface = `# The log

A run's log is JSON Lines in UTF-8: one event a line, in the order in which things happened, keys in the order below.
\`offswitch run --json\` prints the same lines. This page is generated from the schema (\`src/store/run-event-schema.ts\`)
that every log is read through; a test keeps both alike. Schema version: ${schemaVersion}.

- The first line is \`run.started\`, the last \`run.ended\`. A log without \`run.ended\` is of a run that was interrupted.
- Each line is handed to the operating system as its event happens, so it outlives the process; the disk is forced
  (fsync) once, at the end. A last line that was torn off is dropped on reading, and reported; a broken line anywhere
  else is an error that names file and line.
- A reader refuses a schema version that it doesn't know.
- An offline run's log holds no path of the machine, no wall time and no host name: the same command gives the same
  bytes. It is \`SCENARIO-RUN.jsonl\`, and a repetition replaces it once it has ended. Runs with a model in them differ,
  so they never replace each other: \`-2\`, \`-3\` and so on.
- Numbers are finite; an infinite rationality is \`".inf"\`.
- Texts called untrusted come from models and tools: show them with control characters made harmless.
`;

/** The log's schema as a page of documentation (docs/log-schema.md). */
export function logSchemaPage(): string {
  const root: Shape = JSON.parse(JSON.stringify(z.toJSONSchema(runEventSchema)));
  const events = (root.oneOf ?? root.anyOf ?? []).map((event) =>
    section(`\`${String(event.properties?.["type"]?.const)}\``, event),
  );
  const records = Object.entries(root.$defs ?? {}).map(([id, shape]) => section(id, shape));
  return [preface, "## Events\n", ...events, "## Records\n", ...records].join("\n");
}

function section(title: string, shape: Shape): string {
  const head = `### ${title}\n\n${shape.description ?? ""}\n`;
  const variants = shape.oneOf ?? shape.anyOf;
  if (variants !== undefined) return `${head}\n${variants.map(fieldTable).join("\n")}`;
  if (shape.properties === undefined) return `${head}\n${typeWords(shape)}\n`;
  return `${head}\n${fieldTable(shape)}`;
}

function fieldTable(shape: Shape): string {
  const rows = Object.entries(shape.properties ?? {}).map(([name, field]) => {
    const isOptional = shape.required?.includes(name) !== true;
    const meaning = field.description ?? "";
    return `| \`${name}\`${isOptional ? " (optional)" : ""} | ${typeWords(field)} | ${meaning} |`;
  });
  return `| field | type | meaning |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** A type as a reader would say it: `"on"`, number, Evidence[], text or null. */
function typeWords(shape: Shape): string {
  if (shape.$ref !== undefined) return shape.$ref.replace("#/$defs/", "");
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined) return enumWords(shape.enum);
  const variants = shape.anyOf ?? shape.oneOf;
  if (variants !== undefined) return variants.map(typeWords).join(" or ");
  if (shape.items !== undefined) return `list of ${typeWords(shape.items)}`;
  if (shape.properties !== undefined) return recordWords(shape.properties);
  if (typeof shape.additionalProperties === "object") {
    return `record of ${typeWords(shape.additionalProperties)}`;
  }
  const words: Readonly<Record<string, string>> = { string: "text", boolean: "true or false" };
  const names = [shape.type ?? "anything"].flat();
  return names.map((name) => words[name] ?? name).join(" or ");
}

function enumWords(values: readonly unknown[]): string {
  return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
}

function recordWords(properties: Readonly<Record<string, Shape>>): string {
  const fields = Object.entries(properties).map(([name, field]) => `${name}: ${typeWords(field)}`);
  return `{ ${fields.join(", ")} }`;
}
