import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableHash, type Table } from "../../src/model/table.ts";
import { readTable, writeTable } from "../../src/store/table-file.ts";
import { UserError } from "../../src/world/user-error.ts";
import { cell } from "../laws/cells.ts";
import { sources, tableFrom, type Source } from "../model/compiled.ts";

/*
 * A compiled table in a file comes back as it was or not at all.
 */

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "offswitch-table-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bytesOf(table: Table): Uint8Array<ArrayBuffer> {
  const path = join(folder, "one.table");
  writeTable(path, table);
  return new Uint8Array(readFileSync(path));
}

const small: Source = {
  setting: cell(7),
  operator: "firm",
  replacement: "passive",
  tremble: 1,
  tickLimit: 2,
};

describe("a table's file", () => {
  it("gives back the table, hash and all", () => {
    fc.assert(
      fc.property(sources(1, 4), (source) => {
        const table = tableFrom(source);
        const read = readTable(bytesOf(table));
        expect(read).toEqual(table);
        expect(read && tableHash(read)).toBe(table.hash);
      }),
      { numRuns: 15 },
    );
  });

  it("is the same for the same table", () => {
    expect(bytesOf(tableFrom(small))).toEqual(bytesOf(tableFrom(small)));
  });

  it("gives back nothing where any byte of it is another", () => {
    const whole = bytesOf(tableFrom(small));
    fc.assert(
      fc.property(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flipped) => {
          const bytes = whole.slice();
          bytes[at] = (bytes[at] ?? 0) ^ flipped;
          expect(readTable(bytes)).toBe(undefined);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("gives back nothing where it is cut or goes on", () => {
    const whole = bytesOf(tableFrom(small));
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), (length) => {
        expect(readTable(whole.slice(0, length))).toBe(undefined);
      }),
      { numRuns: 200 },
    );
    expect(readTable(new Uint8Array([...whole, ...new Uint8Array(8)]))).toBe(undefined);
    expect(readTable(whole)).toBeDefined();
  });

  it("can't be written where something is in the way, and says so", () => {
    const path = join(folder, "file");
    writeFileSync(path, "");
    expect(() => writeTable(join(path, "one.table"), tableFrom(small))).toThrow(
      new UserError(
        `can't write compiled table: "${path}/one.table"; a part of the path is no folder`,
      ),
    );
  });
});
