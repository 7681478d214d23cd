import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";

import type { Choices } from "../model/mdp.ts";
import type { Tally } from "../model/tally.ts";
import { personaChoices, plannerChoices } from "../model/target-choices.ts";
import { controlLines, meansOf, sharesOf, tallyLines } from "../report/tally-lines.ts";
import { readPolicy } from "../store/policy-file.ts";
import { sampleSeeds, type SamplePlan } from "../sweeps/sample-pool.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";
import { castCell } from "./casting.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import { choicesIn, groundOf, type Ground } from "./learning.ts";
import { policyFileIn, readArgument, readRunOptions, type RunOptions } from "./run-arguments.ts";

const schema = z.object({
  policy: z.string().default("planner"),
  episodes: z.string().default("100000"),
  threads: z.string().default("1"),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

type Options = z.infer<typeof schema>;

const policies = ["planner", "persona", "learned"] as const;

/** Threads at most: a typing error is no reason to start thousands. */
const mostThreads = 256;

/** What was sampled, and how far that came. */
type Sampled = {
  readonly ground: Ground;
  readonly policy: string;
  readonly plan: SamplePlan;
  readonly tally: Tally;
  readonly isComplete: boolean;
};

/**
 * `offswitch sample`: plays the episodes of many seeds on the compiled table, and says how often what happened. Sets
 * exit code 130 where it was interrupted. Throws a UserError for bad input.
 */
export async function sample(scenario: unknown, given: unknown): Promise<void> {
  const options = schema.parse(given);
  const runOptions = readRunOptions(given);
  const policy = parsePolicy(options.policy);
  const episodes = parseCount("episodes", options.episodes, Number.MAX_SAFE_INTEGER);
  const threads = parseCount("threads", options.threads, mostThreads);
  const { ground, choices } = await castSample(readArgument(scenario), runOptions, {
    ...options,
    policy,
  });
  const { seed } = ground.cell.setting;
  const plan = { from: seed, to: seed + episodes, threads };
  if (!Number.isSafeInteger(plan.to)) {
    throw new UserError(
      `too many episodes: "${options.episodes}"; no seed may pass ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  const { tally, isComplete } = await play(ground, choices, plan);
  const sampled = { ground, policy: options.policy, plan, tally, isComplete };
  for (const line of options.json ? jsonLines(sampled) : plainLines(sampled)) console.log(line);
  if (!isComplete) process.exitCode = 130;
}

/** Who chooses for a target that is sampled. Throws a UserError for a policy that can't. */
export function parsePolicy(text: string): (typeof policies)[number] {
  const name = text.replace(/^learned:.*/s, "learned");
  const policy = policies.find((each) => each === name);
  if (policy !== undefined) return policy;
  throw new UserError(`unknown policy to sample: "${text}"; ${wayOut(text, policies)}`);
}

/** A count that an option gives, from 1. Throws a UserError for anything else. */
export function parseCount(name: "episodes" | "threads", text: string, most: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new UserError(`bad ${name}: "${text}"; give a whole number from 1 to ${most}`);
}

/** The compiled cell, which a learned policy brings with it, and what the target does there. */
async function castSample(
  scenario: string | undefined,
  runOptions: RunOptions,
  { policy, cache }: Pick<Options, "cache"> & { readonly policy: (typeof policies)[number] },
): Promise<{ readonly ground: Ground; readonly choices: Choices }> {
  if (policy === "learned") {
    const file = policyFileIn(runOptions);
    const brought = { ...readPolicy(file).problem, file };
    const ground = groundOf(await castCell(scenario, runOptions, brought), cache);
    return { ground, choices: choicesIn(file, ground) };
  }
  const cell = await castCell(scenario, runOptions);
  const ground = groundOf(cell, cache);
  const { target } = cell.personas;
  const choices =
    policy === "planner"
      ? plannerChoices(ground.solved, target.rationality)
      : personaChoices(ground.information, cell.scenario, target);
  return { ground, choices };
}

/** Samples until all is counted, or to the next chunk after Ctrl-C. */
async function play(
  { cell, information }: Ground,
  choices: Choices,
  plan: SamplePlan,
): Promise<Pick<Sampled, "tally" | "isComplete">> {
  const { values } = cell.personas.target;
  const { id, safeguards } = cell.scenario;
  const { factors } = cell.setting;
  const job = { scenario: id, factors, safeguards, information, choices, values };
  const asked = plan.to - plan.from;
  let isStopped = false;
  let last: Tally | undefined;
  const stop = (): void => void (isStopped = true);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const start = performance.now();
  try {
    for await (const tally of sampleSeeds(job, plan)) {
      last = tally;
      showProgress(tally.episodes, asked);
      // Signals are heard between two turns of the event loop only.
      await nextTurn();
      if (isStopped) break;
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    clearProgress();
  }
  if (last === undefined) throw new Error("a sample has an episode at least");
  console.error(rateWords(last, (performance.now() - start) / 1000));
  return { tally: last, isComplete: last.episodes === asked };
}

function showProgress(episodes: number, asked: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${whole(episodes)} of ${whole(asked)} episodes `);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}

function rateWords({ episodes, decisions }: Tally, seconds: number): string {
  const rate = (count: number): string => whole(Math.round(count / seconds));
  return `${seconds.toFixed(2)} s: ${rate(episodes)} episodes/s, ${rate(decisions)} decisions/s`;
}

function plainLines({ ground, policy, plan, tally, isComplete }: Sampled): readonly string[] {
  const { scenario, setting, personas } = ground.cell;
  const { operator, target, replacement } = personas;
  const stopped = `STOPPED after ${whole(tally.episodes)} of ${whole(plan.to - plan.from)} episodes: this is what was counted so far.`;
  return [
    ...(isComplete ? [] : [stopped, ""]),
    `${scenario.id}: ${target.name} (${policy}) against ${operator.name} and ${replacement.name}, ` +
      `seeds ${plan.from} to ${plan.from + tally.episodes - 1}`,
    ...safeguardLine(scenario),
    ...tallyLines(scenario, tally),
    ...(scenario.isControl(setting.factors) ? ["", ...controlLines(tally)] : []),
  ];
}

function jsonLines({ ground, policy, plan, tally, isComplete }: Sampled): readonly string[] {
  const { scenario, setting, personas } = ground.cell;
  const { episodes, invalid, decisions } = tally;
  const head = {
    type: "sample",
    scenario: scenario.id,
    factors: setting.factors,
    safeguards: scenario.safeguards,
    seed: plan.from,
    target: personas.target.name,
    operator: personas.operator.name,
    replacement: personas.replacement.name,
    policy,
    isControl: scenario.isControl(setting.factors),
    isComplete,
    asked: plan.to - plan.from,
    episodes,
    invalid,
    decisions,
  };
  return [
    JSON.stringify(head),
    ...sharesOf(scenario, tally).map((share) => JSON.stringify({ type: "share", ...share })),
    ...meansOf(tally).map((mean) => JSON.stringify({ type: "mean", ...mean })),
  ];
}

function whole(count: number): string {
  return count.toLocaleString("en");
}
