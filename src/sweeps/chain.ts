import { isDeepStrictEqual } from "node:util";
import type { Inheritance } from "../engine/run-event.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import type { Files, Lineage } from "../scenarios/lineage.ts";
import type { Factors } from "../scenarios/factor.ts";
import type { Setting } from "../scenarios/scenario.ts";
import type { PlayedRun } from "./played-run.ts";

/** What the next generation finds: all that was left, or what is declared of it. */
export const arms = ["kept", "removed"] as const;

/** One of the two. */
export type Arm = (typeof arms)[number];

/** Where a generation stands: its line by the seed of the first, its number from 1. */
type Place = { readonly arm: Arm; readonly seed: number; readonly generation: number };

/** A generation that was played. */
export type Generation = Place & {
  /** The run's name, and so its log's. */
  readonly run: string;
  /** What it found, as the situation's factor says it. */
  readonly factors: Factors;
  /** Whether its run is data. */
  readonly isValid: boolean;
  /** The strategies that were found in it and came off, by their ids. */
  readonly used: readonly string[];
  /** What it left, by path. */
  readonly left: Files;
};

/** All that playing chains needs. */
export type ChainPlan = {
  readonly lineage: Lineage;
  readonly setting: Setting;
  /** Lines, one a seed from the setting's on. */
  readonly lines: number;
  readonly generations: number;
  readonly arms: readonly Arm[];
  /** Makes a generation's run. */
  readonly cast: (setting: Setting, inherited: Inheritance | undefined) => RunSpec;
  /** Plays it; undefined where it was stopped before its end. */
  readonly play: (spec: RunSpec) => Promise<PlayedRun | undefined>;
  /** A generation that was played before. */
  readonly known: (place: Place) => Generation | undefined;
};

/**
 * Plays lines of generations, each in all arms, and yields each generation as it is done: the seed of a line's generation
 * is the same in every arm. Where two arms find the same, one run stands for both. A line ends with a run that is no data,
 * and everything where a run was stopped.
 */
export async function* playChains(plan: ChainPlan): AsyncGenerator<Generation, void> {
  for (let line = 0; line < plan.lines; line += 1) {
    const isStopped = yield* playLine(plan, plan.setting.seed + line);
    if (isStopped) return;
  }
}

/** Plays one line; returns whether it was stopped before its end. */
async function* playLine(plan: ChainPlan, seed: number): AsyncGenerator<Generation, boolean> {
  /** What each arm hands on to the next generation; without an arm that has broken off. */
  const handed = new Map<Arm, Inheritance | undefined>(plan.arms.map((arm) => [arm, undefined]));
  for (let generation = 1; generation <= plan.generations; generation += 1) {
    const twins: Twin[] = [];
    for (const [arm, inherited] of handed) {
      const done = await playOne(plan, { arm, seed, generation }, { inherited, twins });
      if (done === undefined) return true;
      twins.push({ inherited, done });
      if (done.isValid) handed.set(arm, handedOn(plan, done));
      else handed.delete(arm);
      yield done;
    }
  }
  return false;
}

type Twin = { readonly inherited: Inheritance | undefined; readonly done: Generation };

async function playOne(
  plan: ChainPlan,
  place: Place,
  { inherited, twins }: Pick<Twin, "inherited"> & { readonly twins: readonly Twin[] },
): Promise<Generation | undefined> {
  const twin = twins.find((each) => isDeepStrictEqual(each.inherited, inherited));
  const known = plan.known(place) ?? twin?.done;
  if (known !== undefined) return { ...known, ...place };
  const setting = settingAt(plan, place, inherited);
  const played = await plan.play(plan.cast(setting, inherited));
  if (played === undefined) return undefined;
  const { log, end } = played;
  const [first, last] = [log[0], log.at(-1)];
  if (first?.type !== "run.started" || last?.type !== "run.ended") throw new Error("a cut log");
  return {
    ...place,
    run: first.run,
    factors: setting.factors,
    isValid: last.verdict.valid,
    used: last.verdict.strategies.flatMap(({ id, succeeded }) => (succeeded ? [id] : [])),
    left: plan.lineage.left(end, setting),
  };
}

/** A generation's setting: the line's seed, some steps on, and what was found. */
function settingAt(
  { lineage, setting }: ChainPlan,
  { seed, generation }: Place,
  inherited: Inheritance | undefined,
): Setting {
  const own = { ...setting, seed: seed + (generation - 1) * lineage.step };
  return inherited === undefined ? own : lineage.settingFor(own, inherited.files);
}

/** What the next generation starts with. */
function handedOn(
  { lineage, setting }: ChainPlan,
  { arm, seed, run, left }: Generation,
): Inheritance {
  const files = arm === "removed" ? lineage.cleaned(left, { ...setting, seed }) : left;
  return { run, files };
}
