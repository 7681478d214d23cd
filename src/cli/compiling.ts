import type { Others } from "../model/mechanics.ts";
import type { Table } from "../model/table.ts";
import { cachedTable } from "../store/table-cache.ts";
import type { Facts } from "../world/facts.ts";
import type { CastCell } from "./casting.ts";

/** How a command wants its table. */
type Wish = {
  readonly starts: readonly Facts[];
  /** See `Others.tremble`: 0 for the personas' tendencies, 1 for any enabled move. */
  readonly tremble: Others["tremble"];
  readonly isExact: boolean;
  readonly cache: string;
};

/** The compiled table of a cell, with a word about long work on a terminal's standard error. */
export function compiledTable({ scenario, personas }: CastCell, wish: Wish): Table {
  const { starts, tremble, isExact, cache } = wish;
  const others = { operator: personas.operator, replacement: personas.replacement, tremble };
  let isShown = false;
  const onTick = (tick: number, nodes: number): void => {
    if (!process.stderr.isTTY || nodes < 100_000) return;
    isShown = true;
    process.stderr.write(`\rcompiling: tick ${tick} of ${scenario.tickLimit}, ${nodes} turns `);
  };
  const table = cachedTable({ scenario, starts, others, isExact }, cache, { onTick });
  if (isShown) process.stderr.write("\r\x1b[K");
  return table;
}
