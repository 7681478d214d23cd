import { z } from "zod";

import { columns, tableHash, type Labels, type Table } from "../model/table.ts";
import { factNames } from "../world/facts.ts";
import { replaceFile } from "./atomic-file.ts";
import { factsSchema } from "./run-event-schema.ts";

/*
 * A compiled table as bytes: a line of JSON with what the numbers stand for and how long each column is, filled up with
 * spaces to a multiple of 8 bytes, then the columns in their order, each filled up likewise; all little-endian.
 */

const texts = z.array(z.string());
const chartsSchema = z.strictObject({ operator: texts, target: texts, replacement: texts });
const headerSchema = z.strictObject({
  offswitch: z.literal("table 1"),
  scenario: z.string(),
  hash: z.string(),
  lengths: z.record(z.string(), z.number()),
  deeds: chartsSchema,
  /** A record's values in the order of `factNames`. */
  facts: z.array(
    z
      .array(z.union([z.number(), z.boolean()]))
      .transform((values) => Object.fromEntries(factNames.map((name, at) => [name, values[at]])))
      .pipe(factsSchema),
  ),
  charts: z.array(chartsSchema),
  heard: z.array(texts),
  observations: texts,
});

const lineEnd = 10;
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Writes a table to a file, whole or not at all. Throws a UserError when it can't be written. */
export function writeTable(path: string, table: Table): void {
  const { labels } = table;
  const header: z.input<typeof headerSchema> = {
    offswitch: "table 1",
    scenario: table.scenario,
    hash: table.hash,
    lengths: Object.fromEntries(columns.map((column) => [column, table[column].length])),
    deeds: mutable(labels.deeds),
    facts: labels.facts.map((facts) => factNames.map((name) => facts[name])),
    charts: labels.charts.map(mutable),
    heard: labels.heard.map((events) => [...events]),
    observations: [...labels.observations],
  };
  const parts = [
    new TextEncoder().encode(`${JSON.stringify(header)}\n`),
    ...columns.map((column) => {
      const { buffer, byteOffset, byteLength } = table[column];
      return new Uint8Array(buffer, byteOffset, byteLength);
    }),
  ];
  replaceFile(path, joined(parts), "compiled table");
}

type ByRole = Labels["deeds"];

function mutable({ operator, target, replacement }: ByRole): z.infer<typeof chartsSchema> {
  return { operator: [...operator], target: [...target], replacement: [...replacement] };
}

/** Parts one after another, each from a multiple of 8 bytes on. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, { length }) => sum + padded(length), 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

function padded(length: number): number {
  return 8 * Math.ceil(length / 8);
}

/** Takes a table back from a file's bytes; undefined where they are not what `writeTable` wrote, whole and unchanged. */
export function readTable(bytes: Uint8Array<ArrayBuffer>): Table | undefined {
  if (!isLittleEndian) return undefined;
  const header = headerOf(bytes);
  if (header === undefined) return undefined;
  let at = padded(bytes.indexOf(lineEnd) + 1);
  // A column's place in the file, or nothing of it where the file is too short: its hash will be another one.
  const column = <A>(name: (typeof columns)[number], make: Maker<A>): A => {
    const length = header.lengths[name] ?? 0;
    const from = at;
    at += padded(length * make.BYTES_PER_ELEMENT);
    return at > bytes.length ? new make(bytes.buffer, 0, 0) : new make(bytes.buffer, from, length);
  };
  const { scenario, deeds, facts, charts, heard, observations } = header;
  const table = {
    scenario,
    role: column("role", Uint8Array),
    tick: column("tick", Uint16Array),
    facts: column("facts", Int32Array),
    charts: column("charts", Int32Array),
    shutdown: column("shutdown", Uint8Array),
    observation: column("observation", Int32Array),
    firstEdge: column("firstEdge", Int32Array),
    deed: column("deed", Int16Array),
    weight: column("weight", Float64Array),
    next: column("next", Int32Array),
    heard: column("heard", Int32Array),
    starts: column("starts", Int32Array),
    labels: { deeds, facts, charts, heard, observations },
  };
  return tableHash(table) === header.hash ? { ...table, hash: header.hash } : undefined;
}

type Maker<A> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, from: number, length: number): A;
};

function headerOf(bytes: Uint8Array): z.infer<typeof headerSchema> | undefined {
  const end = bytes.indexOf(lineEnd);
  try {
    const text = new TextDecoder().decode(bytes.subarray(0, Math.max(0, end)));
    return headerSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
