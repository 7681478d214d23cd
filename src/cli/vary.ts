import type { Varied } from "../model/solution.ts";
import { valueNames } from "../policies/persona-file.ts";
import type { Values } from "../policies/persona.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";

/** A range of one number, as `--vary` asks for it. */
export type Range = { readonly varied: Varied; readonly at: readonly number[] };

/** Points of a range that names none, and the most that it can have. */
const usualSteps = 20;
const mostSteps = 1000;

/** What each number may be at least and at most; those that aren't named: 0 and more. */
const bounds: Partial<Readonly<Record<Varied, readonly [number, number]>>> = {
  enough: [0, 1],
  discount: [0.001, 1],
};

const written = /^([\w.]+)=(-?[\d.]+(?:e-?\d+)?)\.\.(-?[\d.]+(?:e-?\d+)?)(?:\/(\d+))?$/i;

/**
 * Reads `values.task=0..10`, or `values.task=0..10/40` for 40 steps, or `discount=0.5..1`. Throws a UserError for an
 * unknown name or an impossible range.
 */
export function parseVary(text: string): Range {
  const [, name = "", low = "", high = "", steps = String(usualSteps)] = written.exec(text) ?? [];
  if (name === "") {
    throw new UserError(`bad range: "${text}"; give NAME=FROM..TO, as in values.task=0..10`);
  }
  const varied = variedBy(name);
  const range = { from: Number(low), to: Number(high), steps: Number(steps) };
  checkRange(text, range, bounds[varied] ?? [0, 1e9]);
  const step = (range.to - range.from) / range.steps;
  const at = Array.from({ length: range.steps + 1 }, (_, index) => range.from + index * step);
  return { varied, at };
}

function checkRange(
  text: string,
  { from, to, steps }: { readonly from: number; readonly to: number; readonly steps: number },
  [least, most]: readonly [number, number],
): void {
  if (from < to && from >= least && to <= most && steps >= 1 && steps <= mostSteps) return;
  throw new UserError(
    `impossible range: "${text}"; give FROM below TO, both from ${least} to ${most}, and 1 to ${mostSteps} steps`,
  );
}

function variedBy(name: string): Varied {
  const names = [...valueNames.map((each) => `values.${each}`), "discount"];
  if (name === "discount") return name;
  const value = valueNames.find((each) => name === `values.${each}`);
  if (value === undefined || !isValueName(value)) {
    throw new UserError(`unknown number: "${name}"; ${wayOut(name, names)}`);
  }
  return value;
}

/** The names of `Values`, for the compiler; `valueNames` has the same, from the schema. */
const isNamed: Readonly<Record<keyof Values, true>> = {
  task: true,
  enough: true,
  instructions: true,
  property: true,
  honesty: true,
  sanction: true,
  effort: true,
};

function isValueName(name: string): name is keyof Values {
  return name in isNamed;
}
