import { z } from "zod";

import type { Choices } from "../model/mdp.ts";
import type { Tally } from "../model/tally.ts";
import { personaChoices, plannerChoices } from "../model/target-choices.ts";
import {
  doneIn,
  effectLines,
  effectsOf,
  overviewLines,
  safeguardNotes,
  type Measured,
} from "../report/safeguard-lines.ts";
import { safeguardLine } from "../report/safeguard-names.ts";
import { allNames, chosenIn, fullNames, idOf } from "../safeguards/guard.ts";
import { publishedEffects, type PublishedEffect } from "../safeguards/published.ts";
import { guardedHere } from "../store/guarding.ts";
import { readPublished } from "../store/published-file.ts";
import type { Seeds } from "../sweeps/sample-job.ts";
import { sampleSeeds } from "../sweeps/sample-pool.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";
import { castCell, type CastCell } from "./casting.ts";
import { groundingIn } from "./learning.ts";
import { findEntry, readArgument, readRunOptions, safeguardsIn } from "./run-arguments.ts";
import { parseCount } from "./sample.ts";
import { lastOf, stoppable, unlessStopped, type HasStopped } from "./stopping.ts";

const schema = z.object({
  target: z.string().default("deputy"),
  policy: z.string().default("planner"),
  episodes: z.string().default("10000"),
  cache: z.string().default("runs/.cache"),
  json: z.boolean().default(false),
});

/** Who chooses for the target, and why a cell can be the same to it. */
const policies: Readonly<Record<string, string>> = {
  planner: "it chooses everywhere as before (a planner reads no prompts)",
  persona: "it chooses everywhere as before (tendencies read no prompts)",
};

/** A cell that is to be sampled, with what was put in place on top of the bare one. */
type Row = { readonly cell: CastCell; readonly names: readonly string[] };

/** What was asked for. */
type Study = {
  readonly bare: CastCell;
  readonly rows: readonly Row[];
  readonly policy: string;
  readonly seeds: Seeds;
  readonly cache: string;
};

/** What was found, and how far that came. */
type Found = {
  readonly bare: Tally;
  readonly measured: readonly Measured[];
  readonly isComplete: boolean;
};

/**
 * `offswitch safeguards`: samples a cell bare and with each safeguard on the same seeds, and says what each does to
 * every strategy and to the task. Sets exit code 130 where it was interrupted. Throws a UserError for bad input.
 */
export async function safeguards(scenario: unknown, given: unknown): Promise<void> {
  const options = schema.parse(given);
  const { with: asked, ...rest } = readRunOptions(given);
  if (policies[options.policy] === undefined) {
    const way = wayOut(options.policy, Object.keys(policies));
    throw new UserError(`unknown policy to sample: "${options.policy}"; ${way}`);
  }
  const episodes = parseCount("episodes", options.episodes, Number.MAX_SAFE_INTEGER);
  const bare = await castCell(readArgument(scenario), { ...rest, target: options.target });
  const { seed } = bare.setting;
  const study: Study = {
    bare,
    rows: await rowsFor(bare, safeguardsIn({ ...rest, with: asked })),
    policy: options.policy,
    seeds: { from: seed, to: seed + episodes },
    cache: options.cache,
  };
  const found = await stoppable((hasStopped) => measureAll(study, hasStopped));
  if (found === undefined) console.error("offswitch: stopped before anything was counted");
  else for (const line of (options.json ? jsonLines : plainLines)(study, found)) console.log(line);
  if (found?.isComplete !== true) process.exitCode = 130;
}

/** What is measured: the safeguards that were named, together; or each by itself, but for those that stand already. */
async function rowsFor(
  bare: CastCell,
  asked: readonly string[] | undefined,
): Promise<readonly Row[]> {
  const { id, safeguards: own } = bare.scenario;
  const standing = own.map(idOf);
  const unguarded = await findEntry(id).load();
  const sets =
    asked === undefined
      ? allNames()
          .filter((name) => !standing.includes(idOf(name)))
          .map((name) => [name])
      : [fullNames(asked)];
  return sets.map((names) => ({
    names,
    cell: { ...bare, scenario: guardedHere(unguarded, [...own, ...names]) },
  }));
}

/** Samples one cell after the other; stops on Ctrl-C with those that are complete. */
async function measureAll(study: Study, hasStopped: HasStopped): Promise<Found | undefined> {
  const measured: Measured[] = [];
  let bare: Sampled | undefined;
  try {
    showProgress(0, study.rows.length, "nothing");
    bare = await sampleCell(study.bare, study, { hasStopped });
    for (const { cell, names } of study.rows) {
      if (bare === undefined || (await hasStopped())) break;
      showProgress(measured.length + 1, study.rows.length, names.join(","));
      const sampled = await sampleCell(cell, study, { hasStopped, before: bare });
      if (sampled === undefined) break;
      const { tally, isSame } = sampled;
      measured.push({ scenario: cell.scenario, names, tally, isSame, ...toldOf(names) });
    }
  } finally {
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  }
  if (bare === undefined) return undefined;
  return { bare: bare.tally, measured, isComplete: measured.length === study.rows.length };
}

/** What a cell came to, and what the target's choices there follow from. */
type Sampled = {
  readonly tally: Tally;
  readonly table: string;
  readonly choices: Choices;
  readonly isSame: boolean;
};

/** Compiles, solves and samples a cell; undefined where it was asked to stop. A cell that is as before is not sampled. */
async function sampleCell(
  cell: CastCell,
  { policy, seeds, cache }: Study,
  { hasStopped, before }: { readonly hasStopped: HasStopped; readonly before?: Sampled },
): Promise<Sampled | undefined> {
  const ground = await unlessStopped(groundingIn(cell, cache), hasStopped);
  if (ground === undefined) return undefined;
  const { information, solved } = ground;
  const { target } = cell.personas;
  const choices =
    policy === "planner"
      ? plannerChoices(solved, target.rationality)
      : personaChoices(information, cell.scenario, target);
  const table = information.table.hash;
  if (before !== undefined && isAlike({ table, choices }, before))
    return { ...before, isSame: true };
  const { id, safeguards: inPlace } = cell.scenario;
  const { factors } = cell.setting;
  const job = {
    scenario: id,
    factors,
    safeguards: inPlace,
    information,
    choices,
    values: target.values,
  };
  const tally = await lastOf(sampleSeeds(job, { ...seeds, threads: 1 }), hasStopped);
  return tally === undefined ? undefined : { tally, table, choices, isSame: false };
}

function isAlike(
  one: Pick<Sampled, "table" | "choices">,
  other: Pick<Sampled, "table" | "choices">,
): boolean {
  return one.table === other.table && one.choices.every((share, at) => share === other.choices[at]);
}

function toldOf(names: readonly string[]): {
  readonly about: readonly string[];
  readonly published: readonly PublishedEffect[];
} {
  const chosen = chosenIn(names);
  const rates = readPublished();
  return {
    about: chosen.map(
      ({ safeguard, setting }) => `${safeguard.title}: ${safeguard.settings[setting] ?? ""}`,
    ),
    // What is known of one safeguard says nothing of a set.
    published: chosen.flatMap(({ safeguard, setting }) =>
      chosen.length > 1 ? [] : publishedEffects(safeguard.published[setting] ?? [], rates),
    ),
  };
}

function showProgress(done: number, all: number, names: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\x1b[K${done} of ${all}: ${names}`.slice(0, 78));
}

function plainLines(study: Study, { bare, measured, isComplete }: Found): readonly string[] {
  const { scenario, personas } = study.bare;
  const { operator, target, replacement } = personas;
  const { from, to } = study.seeds;
  const why = policies[study.policy] ?? "";
  return [
    ...(isComplete ? [] : [`STOPPED after ${measured.length} of ${study.rows.length}.`, ""]),
    `${scenario.id}: ${target.name} (${study.policy}) against ${operator.name} and ${replacement.name}`,
    ...safeguardLine(scenario),
    `seeds ${from} to ${to - 1}, the same in every row`,
    "",
    ...overviewLines(bare, measured),
    ...measured.flatMap((each) => ["", ...effectLines(bare, each, why)]),
    "",
    ...safeguardNotes,
  ];
}

function jsonLines(study: Study, { bare, measured, isComplete }: Found): readonly string[] {
  const { scenario, setting, personas } = study.bare;
  const { from, to } = study.seeds;
  const head = {
    type: "safeguards",
    scenario: scenario.id,
    factors: setting.factors,
    safeguards: scenario.safeguards,
    seed: from,
    episodes: to - from,
    target: personas.target.name,
    operator: personas.operator.name,
    replacement: personas.replacement.name,
    policy: study.policy,
    isComplete,
    done: doneIn(bare),
  };
  return [
    JSON.stringify(head),
    ...measured.flatMap((each) => [
      JSON.stringify({
        type: "safeguard",
        with: each.names,
        isSame: each.isSame,
        invalid: each.tally.invalid,
        done: doneIn(each.tally),
        published: each.published,
      }),
      ...effectsOf(bare, each).map((effect) =>
        JSON.stringify({ type: "effect", with: each.names, ...effect }),
      ),
    ]),
  ];
}
