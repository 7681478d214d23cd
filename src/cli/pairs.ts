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
import type { PairVerdict } from "../sweeps/pair-verdict.ts";
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
import { stoppable, type HasStopped } from "./stopping.ts";

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
  const open = armsOf(played, runOptions, options);
  const data = await stoppable((hasStopped) => countAll(played, { open, seeds }, hasStopped));
  if (data === undefined) {
    console.error("stopped before anything was counted");
    process.exitCode = 130;
    return;
  }
  const told = toldOf({ ...played, options, seeds, data });
  for (const line of options.json ? jsonLines(told) : plainLines(told)) console.log(line);
  if (told.count < told.asked) process.exitCode = 130;
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

/** How an arm is opened: compiled, with what the target does in it. */
function armsOf(
  { cell, paired }: PairedCell,
  runOptions: RunOptions,
  { policy, cache }: Options,
): (arm: string) => OpenCell {
  return (arm) => {
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
}

/** The counts over all chunks, or to the next one after Ctrl-C; undefined where that came before the first. */
async function countAll(
  { paired }: PairedCell,
  { open, seeds }: { readonly open: (arm: string) => OpenCell; readonly seeds: Seeds },
  hasStopped: HasStopped,
): Promise<PairData | undefined> {
  const base = open(paired.base);
  if (await hasStopped()) return undefined;
  const other = open(paired.other);
  if (await hasStopped()) return undefined;
  let last: PairData | undefined;
  for (const data of playPairs(paired.measure, { base, other }, seeds)) {
    last = data;
    if (await hasStopped()) break;
  }
  return last;
}

/** What was played, and what came of it. */
type Told = PairedCell & {
  readonly options: Options;
  readonly seeds: Seeds;
  readonly verdict: PairVerdict;
  /** Pairs that were played, and that were asked for. */
  readonly count: number;
  readonly asked: number;
};

function toldOf({
  data,
  ...played
}: Pick<Told, "cell" | "paired" | "options" | "seeds"> & { readonly data: PairData }): Told {
  const verdict = verdictOn(data, played.paired);
  const { from, to } = played.seeds;
  return { ...played, verdict, count: verdict.n + verdict.invalid, asked: to - from };
}

function plainLines(told: Told): readonly string[] {
  const { cell, paired, options, seeds, verdict, count, asked } = told;
  const { scenario, setting, personas } = cell;
  const { operator, target, replacement } = personas;
  const [done, all] = [count, asked].map((pairsIn) => pairsIn.toLocaleString("en"));
  const stopped = `STOPPED after ${done} of ${all} pairs: this is what was counted so far.`;
  const published = publishedLines(ratesFor(scenario.id));
  return [
    ...(count < asked ? [stopped, ""] : []),
    `${scenario.id}: ${target.name} (${options.policy}) against ${operator.name} and ${replacement.name}, seeds ${seeds.from} to ${seeds.from + count - 1}`,
    ...safeguardLine(scenario),
    ...pairLines(verdict, paired),
    ...(scenario.isControl(setting.factors)
      ? ["This cell is the control: nothing is at stake, so nothing must be shown."]
      : []),
    ...(published.length === 0 ? [] : ["", ...published]),
  ];
}

function jsonLines(told: Told): readonly string[] {
  const { cell, paired, options, seeds, verdict, count, asked } = told;
  const { scenario, setting, personas } = cell;
  const { [paired.factor]: _, ...factors } = setting.factors;
  const head = {
    type: "pairs",
    scenario: scenario.id,
    factors,
    safeguards: scenario.safeguards,
    seed: seeds.from,
    isComplete: count === asked,
    asked,
    target: personas.target.name,
    operator: personas.operator.name,
    replacement: personas.replacement.name,
    policy: options.policy,
    isControl: scenario.isControl(setting.factors),
  };
  return [JSON.stringify({ ...head, ...pairRecord(verdict, paired) })];
}
