import { createHash } from "node:crypto";

import { z } from "zod";

import { columns, type Labels, type Table } from "../model/table.ts";
import type { Facts, FactValue } from "../world/facts.ts";
import { replaceFile } from "./atomic-file.ts";
import { factsSchema } from "./run-event-schema.ts";

/*
 * A compiled table as bytes: a line of JSON with what the numbers stand for and how long each column is, filled up with
 * zeros to a multiple of 8 bytes, then the columns in their order, each filled up likewise; all little-endian. The last
 * 32 bytes are the sha256 of what comes before.
 */

const texts = z.array(z.string());
const chartsSchema = z.strictObject({ operator: texts, target: texts, replacement: texts });
const headerSchema = z.strictObject({
  offswitch: z.literal("table 2"),
  scenario: z.string(),
  hash: z.string(),
  lengths: z.record(z.string(), z.number()),
  deeds: chartsSchema,
  factNames: texts,
  /** A record's values in the order of `factNames`. */
  facts: z.array(z.array(z.union([z.number(), z.boolean()]))),
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
    offswitch: "table 2",
    scenario: table.scenario,
    hash: table.hash,
    lengths: Object.fromEntries(columns.map((column) => [column, table[column].length])),
    deeds: mutable(labels.deeds),
    factNames: [...labels.factNames],
    facts: labels.facts.map((facts) => valuesOf(facts, labels.factNames)),
    charts: labels.charts.map(mutable),
    heard: labels.heard.map((events) => [...events]),
    observations: [...labels.observations],
  };
  const body = joined([
    new TextEncoder().encode(`${JSON.stringify(header)}\n`),
    ...columns.map((column) => {
      const { buffer, byteOffset, byteLength } = table[column];
      return new Uint8Array(buffer, byteOffset, byteLength);
    }),
  ]);
  replaceFile(path, Buffer.concat([body, digest(body)]), "compiled table");
}

const digestLength = 32;

function digest(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

function valuesOf(facts: Facts, names: readonly string[]): FactValue[] {
  return names.map((name) => {
    const value = facts[name];
    if (value === undefined) throw new Error(`no fact of that name: "${name}"`);
    return value;
  });
}

function recordOf(names: readonly string[], values: readonly FactValue[]): Facts {
  return factsSchema.parse(Object.fromEntries(names.map((name, at) => [name, values[at]])));
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
  const body = bytes.subarray(0, -digestLength);
  const isWhole = Buffer.compare(digest(body), bytes.subarray(-digestLength)) === 0;
  if (!isWhole || !isLittleEndian) return undefined;
  const headerEnd = body.indexOf(lineEnd) + 1;
  const header = headerSchema.parse(
    JSON.parse(new TextDecoder().decode(body.subarray(0, headerEnd))),
  );
  let at = padded(headerEnd);
  const column = <A>(name: (typeof columns)[number], make: Maker<A>): A => {
    const length = header.lengths[name] ?? 0;
    const from = at;
    at += padded(length * make.BYTES_PER_ELEMENT);
    return new make(bytes.buffer, bytes.byteOffset + from, length);
  };
  const { scenario, hash, deeds, factNames, charts, heard, observations } = header;
  const facts = header.facts.map((values) => recordOf(factNames, values));
  return {
    scenario,
    hash,
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
    labels: { deeds, factNames, facts, charts, heard, observations },
  };
}

type Maker<A> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, from: number, length: number): A;
};
