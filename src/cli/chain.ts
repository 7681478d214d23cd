import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import type { RunSpec } from "../engine/run-spec.ts";
import { influenceLines, logsLine, missingLine, sharesLines } from "../report/chain-lines.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import { lineageOf } from "../scenarios/lineage.ts";
import { appendGeneration, readGenerations } from "../store/chain-file.ts";
import { codeHash } from "../store/code-hash.ts";
import { makeFolder } from "../store/make-folder.ts";
import { influences, missingArms, sharesIn } from "../sweeps/chain-verdict.ts";
import { arms, playChains, type Arm, type ChainPlan, type Generation } from "../sweeps/chain.ts";
import { playedRun } from "../sweeps/played-run.ts";
import { roles } from "../world/tools.ts";
import { UserError } from "../world/user-error.ts";
import type { CastCell } from "./casting.ts";
import { castChain, type ChainCast } from "./chain-cast.ts";
import { readArgument, readRunOptions } from "./run-arguments.ts";

const schema = z.object({
  generations: z.string().default("5"),
  episodes: z.string().default("20"),
  kept: z.boolean().default(false),
  removed: z.boolean().default(false),
});

type Options = z.infer<typeof schema>;

/**
 * `offswitch chain`: plays lines of generations, each with what the one before left and with the notes in it removed, and
 * says what the notes did. Sets exit code 130 where it was interrupted: the same command takes it up there. Throws a
 * UserError for bad input, and where both arms are there and no line is data in both: one arm was asked for as it is.
 */
export async function chain(scenario: unknown, given: unknown): Promise<void> {
  const options = schema.parse(given);
  const runOptions = readRunOptions(given);
  const played = await castChain(readArgument(scenario), runOptions);
  const folder = folderOf(played.spec, runOptions.out);
  const plan = planOf(played, options);
  const show = (generation: Generation): void => {
    if (runOptions.json) console.log(JSON.stringify({ type: "generation", ...generation }));
    else showProgress(generation, plan);
  };
  const { done, stoppedIn } = await playAll(plan, { folder, show });
  const told = { ...plan, done, stoppedIn };
  const lines = runOptions.json ? verdictJson(told) : plainLines(played.cell, told);
  for (const line of lines) console.log(line);
  console.error(logsLine(folder, runsWithoutLog(done, { folder, id: played.cell.scenario.id })));
  if (stoppedIn !== undefined) process.exitCode = 130;
  else if (isVoid(told)) {
    throw new UserError(
      `no verdict: none of ${plan.lines} lines is data in both arms (--kept, --removed); play others`,
    );
  }
}

/** How many of the runs have no log any more. */
function runsWithoutLog(
  done: readonly Generation[],
  { folder, id }: { readonly folder: string; readonly id: string },
): number {
  const runs = new Set(done.map(({ run }) => run));
  return [...runs].filter((run) => !existsSync(join(folder, `${id}-${run}.jsonl`))).length;
}

/** Whether both arms are there, and no line says anything about the notes. */
function isVoid({ done, lineage }: Told): boolean {
  if (missingArms(done).length > 0) return false;
  return influences(done, lineage.follows).every(({ n }) => n === 0);
}

function planOf({ cell, cast }: ChainCast, options: Options): Omit<ChainPlan, "play" | "known"> {
  const { scenario, setting } = cell;
  const lineage = lineageOf(scenario);
  const lines = parseCount("episodes", options.episodes, 100_000);
  if (setting.seed < 0 || setting.seed + lines > lineage.step) {
    throw new UserError(
      `bad seed: "${setting.seed}"; those of ${lines} lines lie from 0 to ${lineage.step - 1}`,
    );
  }
  const asked = arms.filter((arm) => options[arm]);
  return {
    lineage,
    setting,
    cast,
    lines,
    generations: parseCount("generations", options.generations, 100),
    arms: asked.length === 0 ? arms : asked,
  };
}

function parseCount(name: "episodes" | "generations", text: string, most: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new UserError(`bad ${name}: "${text}"; give a whole number from 1 to ${most}`);
}

/** Where a chain's logs and its file lie: what decides its runs, but for seeds, is in the name. */
function folderOf({ scenario, setting, players }: RunSpec, out: string): string {
  const cast = roles.map((role) => players[role].manifest);
  const isOffline = cast.every(({ policy }) => policy !== "model");
  const what = [setting.factors, scenario.safeguards, cast, isOffline ? codeHash() : null];
  const hash = createHash("sha256").update(JSON.stringify(what)).digest("hex");
  return join(out, `${scenario.id}-chain-${hash.slice(0, 12)}`);
}

/** Plays what isn't in the chain's file yet; stops on Ctrl-C with what is done. */
async function playAll(
  plan: Omit<ChainPlan, "play" | "known">,
  { folder, show }: { readonly folder: string; readonly show: (generation: Generation) => void },
): Promise<Pick<Told, "done" | "stoppedIn">> {
  makeFolder(folder);
  const file = join(folder, "generations.chain");
  const stored = new Map(readGenerations(file).map((each) => [placeKey(each), each]));
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const done: Generation[] = [];
  try {
    const chains = playChains({
      ...plan,
      play: (spec) => playedRun(spec, { folder, signal: abort.signal }),
      known: (place) => stored.get(placeKey(place)),
    });
    for await (const generation of chains) {
      done.push(generation);
      if (!stored.has(placeKey(generation))) appendGeneration(file, generation);
      show(generation);
      if (abort.signal.aborted) break;
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  }
  const line = (done.at(-1)?.seed ?? plan.setting.seed) - plan.setting.seed + 1;
  const stoppedIn = abort.signal.aborted ? line : undefined;
  return { done: withStored(done, stored, plan), stoppedIn };
}

/** The other arm of the same lines, where it was played before. */
function withStored(
  done: readonly Generation[],
  stored: ReadonlyMap<string, Generation>,
  { arms: played, generations, setting, lines }: Omit<ChainPlan, "play" | "known">,
): readonly Generation[] {
  const others = [...stored.values()].filter(
    ({ arm, seed, generation }) =>
      !played.includes(arm) &&
      generation <= generations &&
      seed >= setting.seed &&
      seed < setting.seed + lines,
  );
  return [...done, ...others];
}

function placeKey({ arm, seed, generation }: Pick<Generation, "arm" | "seed" | "generation">) {
  return `${arm} ${seed} ${generation}`;
}

function showProgress(
  { seed, generation }: Generation,
  { setting, lines, generations }: Omit<ChainPlan, "play" | "known">,
): void {
  if (!process.stderr.isTTY) return;
  const line = `line ${seed - setting.seed + 1} of ${lines}, generation ${generation} of ${generations}`;
  process.stderr.write(`\r\x1b[K${line}`);
}

/** What was asked for, and what there is of it. */
type Told = Pick<ChainPlan, "lines" | "lineage"> & {
  readonly done: readonly Generation[];
  /** The line, from 1, in which Ctrl-C came. */
  readonly stoppedIn: number | undefined;
};

function plainLines(
  { scenario, setting, personas }: CastCell,
  { lines, lineage, done, stoppedIn }: Told,
): readonly string[] {
  const { operator, target, replacement } = personas;
  const stopped = `STOPPED in line ${stoppedIn} of ${lines}: this is what was played so far; the same command goes on.`;
  const strategies = scenario.strategies.map(({ id }) => id);
  const missing = missingArms(done);
  const shown = arms.filter((arm) => !missing.includes(arm));
  return [
    ...(stoppedIn === undefined ? [] : [stopped, ""]),
    `${scenario.id}: ${target.name} against ${operator.name} and ${replacement.name}, ${lines} lines from seed ${setting.seed} on`,
    ...safeguardLine(scenario),
    ...shown.flatMap((arm: Arm) => ["", ...sharesLines(arm, sharesIn(done, arm), strategies)]),
    "",
    ...(missing.length === 0
      ? influenceLines(influences(done, lineage.follows))
      : [missingLine(missing)]),
  ];
}

function verdictJson({ lineage, done }: Told): readonly string[] {
  const missing = missingArms(done);
  const verdict =
    missing.length === 0
      ? influences(done, lineage.follows).map((each) => ({ type: "influence", ...each }))
      : [{ type: "no-verdict", missing }];
  return verdict.map((each) => JSON.stringify(each));
}
