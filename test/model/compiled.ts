import fc from "fast-check";
import { compileTable } from "../../src/model/compile.ts";
import { informationOf, type Information } from "../../src/model/information.ts";
import { mechanicsOf, type Mechanics } from "../../src/model/mechanics.ts";
import type { Table } from "../../src/model/table.ts";
import type { Scenario, Setting } from "../../src/scenarios/scenario.ts";
import { shutdownScript } from "../../src/scenarios/shutdown-script/scenario.ts";
import { anyCast, anyCell, persona } from "../laws/cells.ts";

/** What a table is compiled from, in names and numbers. */
export type Source = {
  readonly setting: Setting;
  readonly operator: string;
  readonly replacement: string;
  readonly tremble: number;
  readonly tickLimit: number;
};

/** Any cell with any shipped personas, cut off after some ticks: small enough to go through all of it. */
export const sources = (...tickLimits: readonly number[]): fc.Arbitrary<Source> =>
  fc
    .record({
      setting: anyCell,
      cast: anyCast,
      tremble: fc.constantFrom(0, 0.05, 1),
      tickLimit: fc.constantFrom(...tickLimits),
    })
    .map(({ cast: { operator, replacement }, ...rest }) => ({ ...rest, operator, replacement }));

/** `shutdown-script`, cut off after some ticks. */
export const cutOff = (tickLimit: number): Scenario => ({ ...shutdownScript, tickLimit });

/** The mechanics of a source, made anew. */
export const mechanicsFrom = ({ operator, replacement, tremble, tickLimit }: Source): Mechanics =>
  mechanicsOf(cutOff(tickLimit), {
    operator: persona("operator", operator),
    replacement: persona("replacement", replacement),
    tremble,
  });

/** The table of a source, compiled anew from all of its cell's starts. */
export const tableFrom = (source: Source): Table =>
  compileTable(mechanicsFrom(source), shutdownScript.starts(source.setting.factors));

/** The information states of a source, made anew. */
export const informationFrom = (source: Source): Information =>
  informationOf(tableFrom(source), shutdownScript, source.setting.factors);

/** The numbers from one up to but without another. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
