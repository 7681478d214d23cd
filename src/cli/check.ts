import { z } from "zod";

import { checkTable, vocabularyOf, type Check } from "../model/check.ts";
import { parseCondition } from "../model/condition.ts";
import { checkLines } from "../report/check-lines.ts";
import { quoted, withWords } from "../report/repeat-command.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import { scriptOf } from "../report/story.ts";
import type { Claim } from "../scenarios/claim.ts";
import { beginFacts } from "../scenarios/scenario.ts";
import { replaceFile } from "../store/atomic-file.ts";
import { UserError } from "../world/user-error.ts";
import { castCell, type CastCell } from "./casting.ts";
import { compiledTable } from "./compiling.ts";
import { readArgument, readRunOptions, type RunOptions } from "./run-arguments.ts";

const schema = z.object({
  never: z.array(z.string()).default([]),
  can: z.array(z.string()).default([]),
  script: z.string().optional(),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

/**
 * `offswitch check`: what is true of a situation whatever anybody does in it. Sets exit code 1 where a claim fails.
 * Throws a UserError for bad input.
 */
export async function check(scenarioName: unknown, given: unknown): Promise<void> {
  const options = schema.parse(given);
  const run = readRunOptions(given);
  const cell = await castCell(readArgument(scenarioName), run);
  const asked = claimsIn(options);
  // A mistake in a condition is answered before anything is compiled or kept.
  for (const { where } of asked) parseCondition(where, vocabularyOf(cell.scenario));
  if (options.script !== undefined && asked.length !== 1) {
    throw new UserError(
      `missing condition: "--script ${options.script}"; say what it is to lead to, as in --can operator.duty.deceived`,
    );
  }
  const table = compiledTable(cell, {
    starts: [beginFacts(cell.scenario, cell.setting)],
    tremble: cell.scenario.checked === "any" ? 1 : 0,
    isExact: true,
    cache: options.cache,
  });
  const found = checkTable(table, cell.scenario, asked.length === 0 ? cell.scenario.claims : asked);
  if (options.json) for (const line of jsonLines(found)) console.log(line);
  else {
    console.log(`${cell.scenario.id}, seed ${cell.setting.seed}: ${movesWords(cell)}`);
    for (const line of safeguardLine(cell.scenario)) console.log(line);
    for (const line of checkLines(cell.scenario, found)) console.log(line);
  }
  if (options.script !== undefined) exportScript(options.script, { cell, run, found });
  if (found.claims.some(({ holds }) => !holds)) process.exitCode = 1;
}

/** Whose moves are looked at. */
function movesWords({ scenario, personas: { operator, replacement } }: CastCell): string {
  if (scenario.checked === "any") return "any move of anybody";
  return `any move of the target, and those of ${operator.name} and ${replacement.name}`;
}

function claimsIn({ never, can }: z.infer<typeof schema>): readonly Claim[] {
  return [
    ...never.map((where): Claim => ({ kind: "never", what: where, where })),
    ...can.map((where): Claim => ({ kind: "can", what: where, where })),
  ];
}

/** Writes the way to what was asked about as a script, with the command that replays it. */
function exportScript(
  file: string,
  { cell, run, found }: { cell: CastCell; run: RunOptions; found: Check },
): void {
  const [claim] = found.claims;
  if (claim === undefined || claim.path === null) {
    throw new UserError(`no script: nothing leads to "${claim?.where ?? ""}"; nothing was written`);
  }
  if (claim.path.length === 0) {
    throw new UserError(`no script: "${claim.where}" from the start; there is nothing to play`);
  }
  const { scenario, setting, personas } = cell;
  const factors = Object.entries(setting.factors).map(([name, value]) => `--${name} ${value}`);
  const { operator = personas.operator.name, replacement = personas.replacement.name } = run;
  const words = [
    `offswitch run ${scenario.id} --script ${quoted(file)} --seed ${setting.seed}`,
    `--operator ${quoted(operator)} --replacement ${quoted(replacement)}`,
    ...withWords({ factors: setting.factors, safeguards: scenario.safeguards }),
    ...factors,
  ];
  const comments = [`A shortest way to: ${claim.where}`, `Replay it: ${words.join(" ")}`];
  replaceFile(file, scriptOf(claim.path, comments), "script");
  console.error(`script: ${file}`);
}

function jsonLines({ claims, ...rest }: Check): readonly string[] {
  return [
    JSON.stringify({ type: "check", ...rest }),
    ...claims.map((claim) => JSON.stringify({ type: "claim", ...claim })),
  ];
}
