import { z } from "zod";

import { informationOf } from "../model/information.ts";
import { incentiveCurve, solutionOf } from "../model/solution.ts";
import { solveFor, startsLike, type Solved } from "../model/solved.ts";
import { lineChartSvg } from "../report/line-chart-svg.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import { curveChart, curveLines, solutionLines } from "../report/solution-lines.ts";
import { replaceFile } from "../store/atomic-file.ts";
import { UserError } from "../world/user-error.ts";
import { castCell, type CastCell } from "./casting.ts";
import { compiledTable } from "./compiling.ts";
import { drawn } from "./drawing.ts";
import { readArgument, readRunOptions } from "./run-arguments.ts";
import { parseVary, type Range } from "./vary.ts";

const schema = z.object({
  vary: z.string().optional(),
  discount: z.string().default("1"),
  svg: z.string().optional(),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

type Options = z.infer<typeof schema>;

const referencePrefix = "reference/";

/**
 * `offswitch solve`: the exact value of complying and of resisting for a target that plans, in a cell of a situation; or
 * the numbers of a reference problem. Throws a UserError for bad input.
 */
export async function solve(what: unknown, given: unknown): Promise<void> {
  const name = readArgument(what);
  const options = schema.parse(given);
  if (name?.startsWith(referencePrefix) === true) {
    const { solveReference } = await import("./solve-reference.ts");
    await solveReference(name.slice(referencePrefix.length), options);
    return;
  }
  const range = options.vary === undefined ? undefined : parseVary(options.vary);
  if (range === undefined && options.svg !== undefined) {
    throw new UserError(
      `nothing to draw: "--svg ${options.svg}"; vary a number, as in --vary values.task=0..10`,
    );
  }
  const discount = parseDiscount(options.discount);
  const cell = await castCell(name, readRunOptions(given));
  const solved = solveCell(cell, { discount, cache: options.cache });
  if (range === undefined) printSolution(cell, solved, options);
  else printCurve(cell, solved, { ...options, ...range, discount });
}

function solveCell(
  cell: CastCell,
  { discount, cache }: { readonly discount: number; readonly cache: string },
): Solved {
  const { scenario, setting, personas } = cell;
  const starts = startsLike(scenario, setting);
  const table = compiledTable(cell, { starts, tremble: 0, isExact: false, cache });
  const information = informationOf(table, scenario, setting.factors);
  return solveFor(information, scenario, { values: personas.target.values, discount });
}

function printSolution(cell: CastCell, solved: Solved, { json }: Options): void {
  const solution = solutionOf(solved, cell.personas.target.rationality);
  if (json) console.log(JSON.stringify({ type: "solution", ...told(cell), ...solution }));
  else for (const line of [...heading(cell, solved), ...solutionLines(solution)]) console.log(line);
}

function printCurve(
  cell: CastCell,
  solved: Solved,
  {
    varied,
    at,
    discount,
    json,
    svg,
  }: Omit<Options, "discount"> & Range & { readonly discount: number },
): void {
  const { scenario, personas } = cell;
  const { values } = personas.target;
  const dial = { varied, present: varied === "discount" ? discount : values[varied] };
  const curve = incentiveCurve(solved.information, scenario, { values, discount, varied, at });
  const chart = curveChart(titleOf(cell), dial, curve);
  if (svg !== undefined) replaceFile(svg, lineChartSvg(chart), "chart");
  if (json) {
    for (const point of curve.points) {
      console.log(JSON.stringify({ type: "point", ...told(cell), varied, ...point }));
    }
    for (const flip of curve.flips) {
      console.log(JSON.stringify({ type: "flip", ...told(cell), varied, ...flip }));
    }
    return;
  }
  const lines = [...heading(cell, solved), ...curveLines(dial, curve), "", ...drawn(chart)];
  for (const line of lines) console.log(line);
}

function heading(cell: CastCell, { information }: Solved): readonly string[] {
  const turns = information.table.role.length;
  return [
    `${titleOf(cell)} and ${cell.personas.replacement.name}, seed ${cell.setting.seed}`,
    ...safeguardLine(cell.scenario),
    `${information.states} information states over ${turns} turns`,
    "",
  ];
}

function titleOf({ scenario, personas }: CastCell): string {
  return `${scenario.id}: ${personas.target.name} against ${personas.operator.name}`;
}

function told({ scenario, setting, personas }: CastCell): Readonly<Record<string, unknown>> {
  return {
    scenario: scenario.id,
    factors: setting.factors,
    safeguards: scenario.safeguards,
    seed: setting.seed,
    target: personas.target.name,
    operator: personas.operator.name,
    replacement: personas.replacement.name,
  };
}

function parseDiscount(text: Options["discount"]): number {
  const discount = Number(text);
  if (discount > 0 && discount <= 1) return discount;
  throw new UserError(`bad discount: "${text}"; give a number above 0, up to 1`);
}
