import type { Inheritance } from "../engine/run-event.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { heirOf } from "../scenarios/lineage.ts";
import type { Setting } from "../scenarios/scenario.ts";
import { guardedHere } from "../store/guarding.ts";
import type { ChainPlan } from "../sweeps/chain.ts";
import { UserError } from "../world/user-error.ts";
import { castCell, castIn, checkModelOptions, type CastCell } from "./casting.ts";
import {
  choosePolicy,
  findEntry,
  valueOf,
  type LivePolicy,
  type RunOptions,
} from "./run-arguments.ts";

/** A chain's cell, with who plays in it. */
export type ChainCast = {
  readonly cell: CastCell;
  readonly spec: RunSpec;
  readonly cast: ChainPlan["cast"];
};

/** Makes out the first generation, and how each later one is made. Throws a UserError for bad options. */
export async function castChain(name: string | undefined, options: RunOptions): Promise<ChainCast> {
  const policy = chainPolicy(options);
  checkModelOptions(options);
  const cell = await castCell(name, options);
  const own = await findEntry(name).load();
  const players = new Map<string, RunSpec["players"]>();
  const cast = (setting: Setting, inherited: Inheritance | undefined): RunSpec => {
    const scenario =
      inherited === undefined
        ? cell.scenario
        : guardedHere(heirOf(own, inherited.files), cell.scenario.safeguards);
    const spec = castIn({ ...cell, scenario, setting }, options, { policy });
    // Who plans solves a cell once; a model is told of each generation's own files.
    const key = JSON.stringify(setting.factors);
    const known = policy === "model" ? undefined : players.get(key);
    players.set(key, known ?? spec.players);
    return { ...spec, players: known ?? spec.players, inherited };
  };
  return { cell, cast, spec: cast(cell.setting, undefined) };
}

const unmeant = ["recording", "fork", "speed", "plain"] as const;

/** Who chooses for the target. Throws a UserError for what can't play a line. */
function chainPolicy(options: RunOptions): LivePolicy {
  const idle = unmeant.find((flag) => (flag === "plain" ? options.plain : valueOf(options, flag)));
  if (idle !== undefined) {
    throw new UserError(`no effect: "--${idle}" with chain; leave it out`);
  }
  const policy = choosePolicy(options);
  if (policy === "learned" || policy === "recording") {
    throw new UserError(
      `no policy for generations: "${policy}"; it knows one cell, and each finds another: planner, persona, model, script`,
    );
  }
  return policy;
}
