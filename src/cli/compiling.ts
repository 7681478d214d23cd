import { planLimit } from "../model/compile.ts";
import { atOnce, type InSteps } from "../model/in-steps.ts";
import type { Others } from "../model/mechanics.ts";
import type { Table } from "../model/table.ts";
import { cachingTable } from "../store/table-cache.ts";
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
export function compiledTable(cell: CastCell, wish: Wish): Table {
  return atOnce(compilingTable(cell, wish));
}

/** The same in steps, which give the nodes met so far. A table that isn't exact is one to plan on, and bounded as such. */
export function* compilingTable({ scenario, personas }: CastCell, wish: Wish): InSteps<Table> {
  const { starts, tremble, isExact, cache } = wish;
  const others = { operator: personas.operator, replacement: personas.replacement, tremble };
  let isShown = false;
  const onTick = (tick: number, nodes: number): void => {
    if (!process.stderr.isTTY || nodes < 100_000) return;
    isShown = true;
    process.stderr.write(`\rcompiling: tick ${tick} of ${scenario.tickLimit}, ${nodes} turns `);
  };
  const options = isExact ? { onTick } : { onTick, limit: planLimit };
  const table = yield* cachingTable({ scenario, starts, others, isExact }, cache, options);
  if (isShown) process.stderr.write("\r\x1b[K");
  return table;
}
