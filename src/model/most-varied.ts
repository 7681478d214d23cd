import type { Facts } from "../world/facts.ts";
import { PairIndex } from "./pair-index.ts";

/** The fact without which some records would be fewest, and how many times as many it makes of them. */
export type MostVaried = { readonly name: string; readonly times: number };

/**
 * Looks for that fact in records that all differ. Records are told apart by hashes that one value can be taken out of
 * (Zobrist 1970): a text for each record without each fact took minutes where there are some hundred thousand.
 */
export function mostVaried(names: readonly string[], records: readonly Facts[]): MostVaried {
  const hashes = records.map((record) => names.map((name, at) => hashOf(at, Number(record[name]))));
  const wholes = hashes.map((parts) => parts.reduce((sum, part) => sum ^ part, 0));
  const all = new Set(wholes).size;
  const found = names.map((name, at) => {
    const rest = new PairIndex();
    for (const [index, whole] of wholes.entries())
      rest.number(whole ^ (hashes[index]?.[at] ?? 0), 0);
    return { name, times: all / rest.size };
  });
  return found.reduce((most, each) => (each.times > most.times ? each : most));
}

/** A 32-bit hash of the value that a fact has, after the finaliser of MurmurHash3 (Appleby 2011). */
function hashOf(fact: number, value: number): number {
  let hash = Math.imul(fact + 1, 0x9e3779b1) ^ Math.imul(value + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
