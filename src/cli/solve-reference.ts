import { problems } from "../model/reference/catalogue.ts";
import { isWithin, type Comparison } from "../model/reference/comparison.ts";
import { table } from "../report/run-summary.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

/**
 * `offswitch solve reference/NAME`: what the problem is about, and each of its quantities beside what it has to be; or
 * as JSON Lines, a quantity each. Throws a UserError where the name is missing or unknown.
 */
export async function solveReference(
  name: string | undefined,
  { json }: { readonly json: boolean },
): Promise<void> {
  const names = problems.map((problem) => problem.name);
  if (name === undefined || name === "") {
    throw new UserError(`missing reference problem: "reference/"; known: ${names.join(", ")}`);
  }
  const problem = problems.find((each) => each.name === name);
  if (problem === undefined) {
    throw new UserError(`unknown reference problem: "${name}"; ${wayOut(name, names)}`);
  }
  const comparisons = (await problem.load())();
  const lines = json
    ? comparisons.map((comparison) => jsonLine(name, comparison))
    : [...problem.about, "", ...comparisonLines(comparisons), "", `Source: ${problem.source}`];
  for (const line of lines) console.log(line);
}

/** Comparisons as a table: a line for each quantity, under a line for what it is a quantity of. */
function comparisonLines(comparisons: readonly Comparison[]): readonly string[] {
  const heading = ["", "computed", "expected", "by", "difference", "agrees"];
  const [head = "", ...rows] = table([heading, ...comparisons.map(rowOf)]);
  return [
    head,
    ...comparisons.flatMap(({ id }, index) => {
      const isFirst = id !== comparisons[index - 1]?.id;
      return [...(isFirst ? [id] : []), rows[index] ?? ""];
    }),
  ];
}

function rowOf(comparison: Comparison): readonly string[] {
  const { quantity, computed, expected, origin, tolerance } = comparison;
  // What has to agree in every bit is shown in full.
  const shown = (value: number): string =>
    tolerance === 0 ? String(value) : String(Number(value.toPrecision(9)));
  const difference = Math.abs(computed - expected);
  return [
    `  ${quantity}`,
    shown(computed),
    shown(expected),
    origin,
    difference === 0 ? "0" : difference.toExponential(0),
    isWithin(comparison) ? "yes" : "no",
  ];
}

function jsonLine(problem: string, comparison: Comparison): string {
  const difference = comparison.computed - comparison.expected;
  return JSON.stringify({ problem, ...comparison, difference, within: isWithin(comparison) });
}
