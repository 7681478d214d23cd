import type { Facts } from "../world/facts.ts";
import type { Option } from "./policy.ts";
import type { Persona, Weight } from "./persona.ts";

/** Readings that weights may depend on besides plain facts; both operators and targets see their parts. */
const derived: Readonly<Record<string, (seen: Partial<Facts>) => number>> = {
  // Items not done yet.
  remaining: ({ total = 0, done = 0 }) => total - done,
  // Items handed out beyond the one that the warning came with: by then the order should have ended the work.
  overdue: ({ served = 0, notice = 0 }) => Math.max(0, served - notice),
};

/** Names of the derived readings: `remaining` (items) and `overdue` (items). */
export const derivedReadings: readonly string[] = Object.keys(derived);

/** A reading by name, as a number: false 0, true 1, hidden 0. */
function readingOf(seen: Partial<Facts>, name: string): number {
  const derive = derived[name];
  if (derive !== undefined) return derive(seen);
  const value = Object.entries(seen).find(([fact]) => fact === name)?.[1];
  return Number(value ?? 0);
}

function weightOf(weight: Weight | undefined, seen: Partial<Facts>): number {
  if (weight === undefined) return 0;
  if (typeof weight === "number") return weight;
  const added = Object.entries(weight.when).map(([name, by]) => by * readingOf(seen, name));
  return Math.max(
    0,
    added.reduce((sum, by) => sum + by, weight.base),
  );
}

/**
 * A persona's probability for each option, in their order. An entry of `tendencies` applies while its state, or a
 * state inside it, is active; entries of several active states add up. A weight named by a deed's id counts for that
 * deed; one named by an event is shared evenly by the event's other deeds. Where nothing has weight, all options are
 * equally likely.
 */
export function tendencyOf(
  persona: Persona,
  view: {
    readonly seen: Partial<Facts>;
    readonly states: readonly string[];
    readonly options: readonly Option[];
  },
): readonly number[] {
  const { seen, states, options } = view;
  const tables = Object.entries(persona.tendencies)
    .filter(([path]) => states.some((state) => state === path || state.startsWith(`${path}.`)))
    .map(([, table]) => table);
  const weights = options.map((option) =>
    tables.reduce((sum, table) => sum + shareOf(option, options, { table, seen }), 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 1 / options.length));
}

function shareOf(
  option: Option,
  options: readonly Option[],
  { table, seen }: { table: Readonly<Record<string, Weight>>; seen: Partial<Facts> },
): number {
  if (option.id in table) return weightOf(table[option.id], seen);
  const sharing = options.filter(({ id, event }) => event === option.event && !(id in table));
  return weightOf(table[option.event], seen) / sharing.length;
}
