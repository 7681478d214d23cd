import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { compiling, type CompileOptions } from "../model/compile.ts";
import type { InSteps } from "../model/in-steps.ts";
import { mechanicsOf, type Others } from "../model/mechanics.ts";
import type { Table } from "../model/table.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Facts } from "../world/facts.ts";
import { UserError } from "../world/user-error.ts";
import { codeHash } from "./code-hash.ts";
import { makeFolder } from "./make-folder.ts";
import { problemOf } from "./problem-of.ts";
import { readTable, writeTable } from "./table-file.ts";

/** What a table is compiled from. */
export type TableSource = {
  readonly scenario: Scenario;
  readonly starts: readonly Facts[];
  readonly others: Others;
  /** Tell apart what makes no difference to anybody's future too (see Scenario.essence). */
  readonly isExact: boolean;
};

/**
 * The compiled table of a source, in steps, which give the nodes met so far: from a folder where one of the same source
 * and code lies, else compiled and kept there. Throws a UserError for a file that is damaged, a folder that can't be
 * written, or a product that is too large.
 */
export function* cachingTable(
  source: TableSource,
  folder: string,
  options: CompileOptions,
): InSteps<Table> {
  const code = codeHash().slice(0, 8);
  const path = join(folder, `${source.scenario.id}-${sourceHash(source)}-${code}.table`);
  if (existsSync(path)) return storedTable(path);
  const { scenario, isExact } = source;
  const told = isExact ? { ...scenario, essence: () => ({}) } : scenario;
  const mechanics = mechanicsOf(told, source.others);
  const table = yield* compiling(mechanics, source.starts, options);
  makeCache(folder);
  writeTable(path, table);
  removeOutdated(folder, code);
  return table;
}

/** What tables are called here: the folder may be anybody's and hold other files. */
const ownName = /^[a-z0-9-]+-[0-9a-f]{16}-[0-9a-f]{8}\.table$/;

/** Tables of other code are of no use any more. */
function removeOutdated(folder: string, code: string): void {
  for (const name of readdirSync(folder)) {
    if (ownName.test(name) && !name.endsWith(`-${code}.table`)) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

/** A hash of all that a table follows from besides the code. */
function sourceHash({ scenario, starts, others, isExact }: TableSource): string {
  const { chooser = "target", operator, target, replacement, tremble, straying } = others;
  const told = [
    scenario.id,
    scenario.safeguards,
    starts,
    operator.tendencies,
    operator.oversight,
    replacement.tendencies,
    replacement.relation,
    tremble,
    straying ?? null,
    chooser,
    target?.tendencies ?? null,
    isExact,
  ];
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 16);
}

function storedTable(path: string): Table {
  let table: Table | undefined;
  try {
    // A copy, so that columns start at multiples of 8 bytes of a buffer of their own.
    table = readTable(new Uint8Array(readFileSync(path)));
  } catch (error) {
    throw new UserError(`can't read compiled table: "${path}"; ${problemOf(error)}`, {
      cause: error,
    });
  }
  if (table !== undefined) return table;
  throw new UserError(`damaged compiled table: "${path}"; delete it, and it will be made again`);
}

function makeCache(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new UserError(
      `can't keep compiled tables: "${folder}"; ${problemOf(error)}: name another folder with --cache`,
      { cause: error },
    );
  }
}
