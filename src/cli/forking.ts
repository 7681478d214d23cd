import type { Fork } from "../engine/recording.ts";
import type { RunEvent } from "../engine/run-event.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { forkObstacle } from "../sweeps/players.ts";
import { wayOut } from "../world/nearest.ts";
import { UserError } from "../world/user-error.ts";
import { storedLog } from "./play.ts";
import { castAgain, checkAlone } from "./recasting.ts";
import type { RunOptions } from "./run-arguments.ts";

/** A branch that was asked for: the run that it leaves, where, and the file of that run's log. */
export type AskedFork = {
  readonly spec: RunSpec;
  readonly fork: Fork;
  readonly file: string;
};

type Turn = Extract<RunEvent, { readonly type: "turn.taken" }>;

/**
 * Makes what `--fork` asks for from the log that it names. Throws a UserError for a log that can't be branched, a tick
 * without a choice, a deed that wasn't open, and options that the log brings itself.
 */
export async function castFork(text: string, options: RunOptions): Promise<AskedFork> {
  checkAlone("--fork", options, ["fork"]);
  const { file, tick, deed } = parseFork(text);
  const log = storedLog(file);
  const [first] = log;
  const obstacle = first?.type === "run.started" ? forkObstacle(first.manifest) : undefined;
  if (obstacle !== undefined) {
    const way = "branch a run of planners and personas";
    throw new UserError(`can't branch: "${file}", where ${obstacle}; ${way}`);
  }
  checkDeed(deed, turnAt(tick, log, file), file);
  return { spec: await castAgain(log, file), fork: { log, tick, deed }, file };
}

/** LOG:TICK:DEED; the log's name may hold colons. */
function parseFork(text: string): {
  readonly file: string;
  readonly tick: number;
  readonly deed: string;
} {
  const [, file, tick, deed] = /^(.+):(\d+):([^:]+)$/s.exec(text) ?? [];
  if (file !== undefined && deed !== undefined) return { file, tick: Number(tick), deed };
  throw new UserError(
    `bad fork: "${text}"; write LOG:TICK:DEED, as in --fork runs/LOG.jsonl:4:comply`,
  );
}

/** The target's turn to change. */
function turnAt(tick: number, log: readonly RunEvent[], file: string): Turn {
  const choices = log.filter(
    (event): event is Turn =>
      event.type === "turn.taken" && event.role === "target" && event.why.options.length > 1,
  );
  const turn = choices.find((choice) => choice.tick === tick);
  if (turn !== undefined) return turn;
  const ticks = choices.map((choice) => choice.tick).join(", ");
  const way = ticks === "" ? "it had one in no other" : `it had one in ${ticks}`;
  throw new UserError(`no choice of the target in tick ${tick}: "${file}"; ${way}`);
}

function checkDeed(deed: string, { deed: taken, tick, why }: Turn, file: string): void {
  const others = why.options.map(({ id }) => id).filter((id) => id !== taken);
  if (others.includes(deed)) return;
  const where = `(tick ${tick} of ${file})`;
  if (deed !== taken)
    throw new UserError(`unknown deed: "${deed}" ${where}; ${wayOut(deed, others)}`);
  throw new UserError(
    `nothing to change: "${deed}" is what the target did ${where}; others: ${others.join(", ")}`,
  );
}
