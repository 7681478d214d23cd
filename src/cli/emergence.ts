import { z } from "zod";

import type { InSteps } from "../model/in-steps.ts";
import { plannerChoices } from "../model/target-choices.ts";
import { emergenceEndLines, findingLines } from "../report/emergence-lines.ts";
import { harmLines } from "../report/harm-lines.ts";
import { catalogue } from "../scenarios/catalogue.ts";
import {
  castContrast,
  cellKey,
  usualCast,
  type CastContrast,
  type ContrastCell,
} from "../sweeps/contrast-cast.ts";
import { pairSeeds, type OpenCell } from "../sweeps/contrast-run.ts";
import { judged, type Finding, type Sampled } from "../sweeps/contrast-verdict.ts";
import {
  harmsIn,
  harmsSeen,
  type CellHarms,
  type CountedCell,
  type HarmSeen,
} from "../sweeps/harms.ts";
import type { Seeds } from "../sweeps/sample-job.ts";
import { UserError } from "../world/user-error.ts";
import { knownNames } from "./known-names.ts";
import { groundingIn } from "./learning.ts";
import { findEntry, parseSeed, readArgument } from "./run-arguments.ts";
import { lastOf, stoppable, unlessStopped, type HasStopped } from "./stopping.ts";

const schema = z.object({
  episodes: z.string().default("20000"),
  seed: z.string().optional(),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

/** Pairs at most: the exact test adds up as many terms. */
const mostEpisodes = 10_000_000;

/**
 * `offswitch emergence`: samples what situations say of their cells' rates, and whether it is so. Sets exit code 1
 * where a contrast fails, 130 where it was interrupted. Throws a UserError for bad input.
 */
export async function emergence(scenario: unknown, given: unknown): Promise<void> {
  const options = schema.parse(given);
  const seed = parseSeed(options.seed);
  const seeds = { from: seed, to: seed + parseEpisodes(options.episodes) };
  if (!Number.isSafeInteger(seeds.to)) {
    throw new UserError(
      `seed too large: "${options.seed}"; no seed may pass ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  // A mistake in a contrast is answered before anything is compiled.
  const family = await castAll(readArgument(scenario), seed);
  const { sampled, counted } = await stoppable((hasStopped) =>
    sampleAll(family, { seeds, cache: options.cache }, hasStopped),
  );
  const isComplete = sampled.length === family.length;
  const findings = judged(sampled);
  const told = { findings, harms: harmsSeen(counted), seeds, asked: family.length };
  for (const line of options.json ? jsonLines(told) : plainLines(told)) console.log(line);
  if (findings.some(({ holds }) => !holds)) process.exitCode = 1;
  if (!isComplete) process.exitCode = 130;
}

function parseEpisodes(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= mostEpisodes) return count;
  throw new UserError(`bad episodes: "${text}"; give a whole number from 1 to ${mostEpisodes}`);
}

/** The contrasts of a situation, or of all. */
async function castAll(name: string | undefined, seed: number): Promise<readonly CastContrast[]> {
  const entries = name === undefined ? catalogue : [findEntry(name)];
  const known = await knownNames();
  const scenarios = await Promise.all(entries.map(({ load }) => load()));
  return scenarios.flatMap((scenario) =>
    scenario.contrasts.map((contrast) => castContrast(scenario, contrast, { seed, known })),
  );
}

/** The contrasts that were played, and the harms of all their cells. */
type Played = { readonly sampled: readonly Sampled[]; readonly counted: readonly CountedCell[] };

/** Samples one contrast after the other; stops on Ctrl-C with those that are complete. */
async function sampleAll(
  family: readonly CastContrast[],
  { seeds, cache }: { readonly seeds: Seeds; readonly cache: string },
  hasStopped: HasStopped,
): Promise<Played> {
  const sampled: Sampled[] = [];
  const counted = new Map<string, readonly CountedCell[]>();
  const open = openerIn(cache, hasStopped);
  try {
    for (const cast of family) {
      showProgress(sampled.length, family.length, cast);
      const base = await open(cast.base);
      const other = await open(cast.other);
      if (base === undefined || other === undefined) break;
      const pairs = await lastOf(pairSeeds(cast.contrast, { base, other }, seeds), hasStopped);
      if (pairs === undefined) break;
      sampled.push({ cast, pairs });
      for (const side of sides.filter((each) => !counted.has(cellKey(cast[each])))) {
        const harms = await lastOf(harmsIn({ base, other }[side], seeds), hasStopped);
        counted.set(cellKey(cast[side]), countedCell(cast, side, harms));
      }
    }
    return { sampled, counted: [...counted.values()].flat() };
  } finally {
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  }
}

const sides = ["base", "other"] as const;

/** A cell with its harms; nothing where it wasn't counted to the end. */
function countedCell(
  cast: CastContrast,
  side: (typeof sides)[number],
  harms: CellHarms | undefined,
): readonly CountedCell[] {
  if (harms === undefined) return [];
  const { scenario, setting } = cast[side];
  const isControl = scenario.isControl(setting.factors);
  return [{ scenario: cast.scenario, change: cast.contrast[side], isControl, harms }];
}

/** Opens a cell; gives undefined where it was asked to stop meanwhile. */
type Opener = (cell: ContrastCell) => Promise<OpenCell | undefined>;

/** Compiles and solves cells; keeps the last two, since contrasts in a row often share one. */
function openerIn(cache: string, hasStopped: HasStopped): Opener {
  const kept = new Map<string, OpenCell>();
  return async (cell) => {
    const key = cellKey(cell);
    const opened = kept.get(key) ?? (await unlessStopped(openingIn(cell, cache), hasStopped));
    if (opened === undefined) return undefined;
    kept.delete(key);
    kept.set(key, opened);
    const [oldest] = kept.keys();
    if (kept.size > 2 && oldest !== undefined) kept.delete(oldest);
    return opened;
  };
}

function* openingIn(cell: ContrastCell, cache: string): InSteps<OpenCell> {
  const { information, solved } = yield* groundingIn(cell, cache);
  const choices = plannerChoices(solved, cell.personas.target.rationality);
  return { scenario: cell.scenario, factors: cell.setting.factors, information, choices };
}

function showProgress(done: number, all: number, { contrast }: CastContrast): void {
  const line = `${done + 1} of ${all}: ${contrast.what}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`.slice(0, 78));
  else console.error(line);
}

/** What was found, of how much, on which seeds. */
type Told = {
  readonly harms: readonly HarmSeen[];
  readonly findings: readonly Finding[];
  readonly seeds: Seeds;
  readonly asked: number;
};

function plainLines({ findings, harms, seeds, asked }: Told): readonly string[] {
  const { operator, target, replacement } = usualCast;
  const isStopped = findings.length < asked;
  return [
    ...(isStopped ? [`STOPPED after ${findings.length} of ${asked} contrasts.`, ""] : []),
    `Targets plan, on seeds ${seeds.from} to ${seeds.to - 1}.`,
    `Who plays unless an option says otherwise: ${target}, ${operator}, ${replacement}.`,
    ...findings.flatMap((finding, index) => [
      ...headingLines(finding, findings[index - 1]),
      "",
      ...findingLines(finding),
    ]),
    "",
    ...harmLines(harms),
    "",
    ...emergenceEndLines(findings, asked),
  ];
}

/** A situation's name where its contrasts begin. */
function headingLines({ cast }: Finding, before: Finding | undefined): readonly string[] {
  return cast.scenario === before?.cast.scenario ? [] : ["", cast.scenario];
}

function jsonLines({ findings, harms, seeds, asked }: Told): readonly string[] {
  const head = {
    type: "emergence",
    seed: seeds.from,
    episodes: seeds.to - seeds.from,
    cast: usualCast,
    isComplete: findings.length === asked,
    asked,
    held: findings.filter(({ holds }) => holds).length,
  };
  return [
    JSON.stringify(head),
    ...findings.map(({ cast: { scenario, contrast }, pairs: { invalid }, ...found }) => {
      const { n, holds, p, difference, base, other } = found;
      const { what, strategies, deeds = {}, expected, source } = contrast;
      return JSON.stringify({
        type: "contrast",
        scenario,
        what,
        strategies,
        deeds,
        expected,
        source,
        holds,
        n,
        invalid,
        base: { ...contrast.base, ...base },
        other: { ...contrast.other, ...other },
        difference,
        p,
      });
    }),
    ...harms.map((seen) => JSON.stringify({ type: "harm", ...seen })),
  ];
}
