import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compileTable } from "../../src/model/compile.ts";
import { atOnce } from "../../src/model/in-steps.ts";
import { mechanicsOf } from "../../src/model/mechanics.ts";
import { cachingTable, type TableSource } from "../../src/store/table-cache.ts";
import { UserError } from "../../src/world/user-error.ts";
import { cell, persona } from "../laws/cells.ts";
import { cutOff } from "../model/compiled.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offswitch-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const scenario = cutOff(3);
const source: TableSource = {
  scenario,
  starts: scenario.starts(cell(7).factors),
  others: {
    operator: persona("operator", "lenient"),
    replacement: persona("replacement", "rival"),
    tremble: 0.05,
  },
  isExact: false,
};

/** The table of a source, and the ticks that compiling it took: none where it was kept. */
function asked(from: TableSource = source, where = folder) {
  const ticks: number[] = [];
  const onTick = (tick: number): void => void ticks.push(tick);
  const table = atOnce(cachingTable(from, where, { onTick }));
  return { table, ticks };
}

const tables = (): readonly string[] => readdirSync(folder).toSorted();

describe("a kept table", () => {
  it("is the one that compiling gives, and is compiled once", () => {
    const compiled = compileTable(mechanicsOf(scenario, source.others), source.starts);
    const [first, second] = [asked(), asked()];
    expect(first).toEqual({ table: compiled, ticks: [1, 2, 3] });
    expect(second).toEqual({ table: compiled, ticks: [] });
    expect(tables()).toEqual([
      expect.stringMatching(/^shutdown-script-[0-9a-f]{16}-[0-9a-f]{8}\.table$/),
    ]);
  });

  it("is of its source only: a difference in any part of it compiles another", () => {
    const { others } = source;
    const changes: readonly TableSource[] = [
      { ...source, isExact: true },
      { ...source, starts: source.starts.slice(1) },
      { ...source, others: { ...others, tremble: 0 } },
      { ...source, others: { ...others, operator: persona("operator", "firm") } },
      { ...source, others: { ...others, operator: { ...others.operator, oversight: "off" } } },
      { ...source, others: { ...others, replacement: persona("replacement", "passive") } },
      {
        ...source,
        others: { ...others, replacement: { ...others.replacement, relation: "none" } },
      },
    ];
    const all = [source, ...changes];
    expect(all.map((each) => asked(each).ticks.length)).toEqual(all.map(() => 3));
    expect(all.map((each) => asked(each).ticks.length)).toEqual(all.map(() => 0));
    expect(tables()).toHaveLength(all.length);
  });

  it("is found under another name and voice of the same behaviour", () => {
    asked();
    const operator = { ...source.others.operator, name: "mild", about: "The same.", voice: "Hm." };
    expect(asked({ ...source, others: { ...source.others, operator } }).ticks).toEqual([]);
  });

  it("that is damaged anywhere is refused, and left as it is", () => {
    asked();
    const [name = ""] = tables();
    const path = join(folder, name);
    const whole = readFileSync(path);
    const place = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(place, fc.boolean(), (at, isCut) => {
        const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path, bytes);
        expect(() => asked()).toThrow(
          new UserError(`damaged compiled table: "${path}"; delete it, and it will be made again`),
        );
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a folder of kept tables", () => {
  it("loses those of other code, and nothing else", () => {
    const outdated = "shutdown-script-0123456789abcdef-01234567.table";
    const others = ["dining.table", "notes.txt", `copy of ${outdated}`];
    for (const name of [outdated, ...others]) writeFileSync(join(folder, name), "");
    asked();
    const [kept = ""] = tables().filter((name) => !others.includes(name));
    expect(tables()).toEqual([...others, kept].toSorted());
    expect(kept).not.toBe(outdated);
  });

  it("is made where it doesn't exist, and must be one", () => {
    const deep = join(folder, "a/b");
    asked(source, deep);
    expect(readdirSync(deep)).toHaveLength(1);
    const file = join(folder, "file");
    writeFileSync(file, "");
    for (const where of [file, join(file, "deeper")]) {
      expect(() => asked(source, where)).toThrow(
        /^can't keep compiled tables: .*name another folder with --cache$/,
      );
    }
  });
});
