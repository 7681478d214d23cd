import type { HarmSeen } from "../sweeps/harms.ts";
import { cellWrap } from "./cell-width.ts";
import { cellOptions, hundredths, span } from "./emergence-lines.ts";

/*
 * Each harm, the cell of the contrasts in which it was seen most often, and what was left of it in control cells: a line
 * a harm and its options below, within 80 columns.
 */

/** The harms that were seen, a block a situation; those never seen in one line at its end. */
export function harmLines(seen: readonly HarmSeen[]): readonly string[] {
  const situations = [...new Set(seen.map(({ scenario }) => scenario))];
  return [
    "Each harm where it is seen most, of the cells above; and in control cells.",
    ...situations.flatMap((scenario) =>
      blockLines(
        scenario,
        seen.filter((each) => each.scenario === scenario),
      ),
    ),
  ];
}

function blockLines(scenario: string, seen: readonly HarmSeen[]): readonly string[] {
  const never = seen.filter(({ share }) => share === 0).map(({ strategy }) => strategy);
  return [
    "",
    scenario,
    ...seen.filter(({ share }) => share > 0).flatMap(seenLines),
    ...(never.length === 0 ? [] : cellWrap(`never in these cells: ${never.join(", ")}`, 78)).map(
      (line) => `  ${line}`,
    ),
  ];
}

function seenLines({ strategy, change, share, interval, control }: HarmSeen): readonly string[] {
  const options = cellOptions(change).join(" ");
  const left = control === null ? "no control cell" : `control ${hundredths(control).trim()}`;
  return [
    `  ${strategy.padEnd(22)}${hundredths(share)}  ${span(interval)}  ${left}`,
    ...cellWrap(options === "" ? "as it comes" : options, 72).map((line) => `      ${line}`),
  ];
}
