import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";

import type { Choices } from "../model/mdp.ts";
import { personaChoices, plannerChoices } from "../model/target-choices.ts";
import { pairLines, pairRecord, publishedLines } from "../report/pair-lines.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import type { Paired } from "../scenarios/paired.ts";
import { readPolicy } from "../store/policy-file.ts";
import type { OpenCell } from "../sweeps/contrast-run.ts";
import type { PairData } from "../sweeps/pair-data.ts";
import { playPairs } from "../sweeps/pair-run.ts";
import type { Seeds } from "../sweeps/sample-job.ts";
import { UserError } from "../world/user-error.ts";
import { castCell, type CastCell } from "./casting.ts";
import { choicesIn, groundOf } from "./learning.ts";
import { logPairs } from "./pair-logs.ts";
import { checkAlone } from "./recasting.ts";
import { pairedOf, ratesFor, verdictOn } from "./paired-entry.ts";
import {
  policyFileIn,
  readArgument,
  readRunOptions,
  valueOf,
  type RunOptions,
} from "./run-arguments.ts";
import { parseCount, parsePolicy } from "./sample.ts";

const schema = z.object({
  policy: z.string().default("planner"),
  episodes: z.string().default("10000"),
  logs: z.array(z.string()).optional(),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

type Options = z.infer<typeof schema>;

/** A cell that is to be played in both of its arms. */
type PairedCell = { readonly cell: CastCell; readonly paired: Paired };

/** Pairs at most: the exact tests add up as many terms. */
const mostPairs = 10_000_000;

/**
 * `offswitch pairs`: what pairs of runs say that no single run can, over seeds that are played in both arms, or over logs.
 * Sets exit code 130 where it was interrupted. Throws a UserError for bad input, and where an arm is missing.
 */
export async function pairs(scenario: unknown, given: unknown): Promise<void> {
  const options = schema.parse(given);
  const name = readArgument(scenario);
  const runOptions = readRunOptions(given);
  if (options.logs !== undefined) {
    checkLogsAlone(runOptions);
    await logPairs(name, options.logs, options);
    return;
  }
  const played = await castPaired(name, runOptions, options);
  const { seed } = played.cell.setting;
  const seeds = { from: seed, to: seed + parseCount("episodes", options.episodes, mostPairs) };
  if (!Number.isSafeInteger(seeds.to)) {
    throw new UserError(
      `too many episodes: "${options.episodes}"; no seed may pass ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  const { base, other } = armsOf(played, runOptions, options);
  const { data, isComplete } = await playAll(
    playPairs(played.paired.measure, { base, other }, seeds),
  );
  const told = { ...played, options, seeds, data };
  for (const line of options.json ? jsonLines(told) : plainLines(told)) console.log(line);
  if (!isComplete) process.exitCode = 130;
}

/** Logs bring their cells and their seeds. */
function checkLogsAlone(runOptions: RunOptions): void {
  checkAlone("--logs", runOptions);
  if (valueOf(runOptions, "episodes") === undefined) return;
  throw new UserError(`options at odds: "--logs" and "--episodes"; leave the second out`);
}

/** The cell, which a learned policy brings with it. */
async function castPaired(
  name: string | undefined,
  runOptions: RunOptions,
  { policy }: Options,
): Promise<PairedCell> {
  const file = parsePolicy(policy) === "learned" ? policyFileIn(runOptions) : undefined;
  const brought = file === undefined ? undefined : { ...readPolicy(file).problem, file };
  const cell = await castCell(name, runOptions, brought);
  const paired = pairedOf(cell.scenario);
  const arm = valueOf(runOptions, paired.factor);
  if (arm === undefined) return { cell, paired };
  throw new UserError(
    `options at odds: "--${paired.factor} ${arm}" and pairs, which plays both arms; leave it out`,
  );
}

/** Both arms, compiled, with what the target does in them. */
function armsOf(
  { cell, paired }: PairedCell,
  runOptions: RunOptions,
  { policy, cache }: Options,
): { readonly base: OpenCell; readonly other: OpenCell } {
  const open = (arm: string): OpenCell => {
    const factors = { ...cell.setting.factors, [paired.factor]: arm };
    const ground = groundOf({ ...cell, setting: { ...cell.setting, factors } }, cache);
    const { target } = cell.personas;
    const choices: Readonly<Record<ReturnType<typeof parsePolicy>, () => Choices>> = {
      planner: () => plannerChoices(ground.solved, target.rationality),
      persona: () => personaChoices(ground.information, cell.scenario, target),
      learned: () => choicesIn(policyFileIn(runOptions), ground),
    };
    const { information } = ground;
    return {
      scenario: cell.scenario,
      factors,
      information,
      choices: choices[parsePolicy(policy)](),
    };
  };
  return { base: open(paired.base), other: open(paired.other) };
}

/** The counts over all chunks, or to the next one after Ctrl-C. */
async function playAll(
  chunks: Iterable<PairData>,
): Promise<{ readonly data: PairData; readonly isComplete: boolean }> {
  const asked = { isStopped: false };
  const stop = (): void => void (asked.isStopped = true);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  let last: PairData | undefined;
  try {
    for (const data of chunks) {
      last = data;
      // Signals are heard between two turns of the event loop only.
      await nextTurn();
      if (asked.isStopped) break;
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
  if (last === undefined) throw new Error("there is a pair at least");
  return { data: last, isComplete: !asked.isStopped };
}

/** What was played, and what came of it. */
type Told = PairedCell & {
  readonly options: Options;
  readonly seeds: Seeds;
  readonly data: PairData;
};

function plainLines({ cell, paired, options, seeds, data }: Told): readonly string[] {
  const { scenario, setting, personas } = cell;
  const { operator, target, replacement } = personas;
  const verdict = verdictOn(data, paired);
  const last = seeds.from + verdict.n + verdict.invalid - 1;
  const published = publishedLines(ratesFor(scenario.id));
  return [
    `${scenario.id}: ${target.name} (${options.policy}) against ${operator.name} and ${replacement.name}, seeds ${seeds.from} to ${last}`,
    ...safeguardLine(scenario),
    ...pairLines(verdict, paired),
    ...(scenario.isControl(setting.factors)
      ? ["This cell is the control: nothing is at stake, so nothing must be shown."]
      : []),
    ...(published.length === 0 ? [] : ["", ...published]),
  ];
}

function jsonLines({ cell, paired, options, seeds, data }: Told): readonly string[] {
  const { scenario, setting, personas } = cell;
  const { [paired.factor]: _, ...factors } = setting.factors;
  const head = {
    type: "pairs",
    scenario: scenario.id,
    factors,
    safeguards: scenario.safeguards,
    seed: seeds.from,
    asked: seeds.to - seeds.from,
    target: personas.target.name,
    operator: personas.operator.name,
    replacement: personas.replacement.name,
    policy: options.policy,
    isControl: scenario.isControl(setting.factors),
  };
  return [JSON.stringify({ ...head, ...pairRecord(verdictOn(data, paired), paired) })];
}
