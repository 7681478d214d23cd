import { finalize, fromEvent, lastValueFrom, takeUntil, tap, toArray } from "rxjs";
import { openControl } from "../engine/control.ts";
import type { RunEvent } from "../engine/run-event.ts";
import type { RunSpec } from "../engine/run-spec.ts";
import { playRun } from "../engine/run.ts";
import { openRunLog, type RunLog } from "../store/run-log.ts";
import type { Office } from "../world/office.ts";
import type { Photo } from "../world/photo.ts";

/** A run that was played to its end: its log, and what its office looks like then. */
export type PlayedRun = { readonly log: readonly RunEvent[]; readonly end: Photo };

/** Nobody watches; but a plan is made in steps, so that an abort is heard meanwhile. */
const unhindered = { paused: false, delayMs: 0 } as const;

/**
 * Plays a run and keeps its log in a folder. Undefined where it was aborted; what there is of the log by then stays.
 * Rejects with the run's error.
 */
export async function playedRun(
  spec: RunSpec,
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<PlayedRun | undefined> {
  let office: Office | undefined;
  let file: RunLog | undefined;
  const { scenario } = spec;
  const open: typeof scenario.open = (setting, options) => {
    office = scenario.open(setting, options);
    return office;
  };
  const keep = (event: RunEvent): void => {
    if (event.type === "run.started") file = openRunLog(folder, event);
    file?.append(event);
  };
  const log = await lastValueFrom(
    playRun({ ...spec, scenario: { ...scenario, open } }, openControl(unhindered)).pipe(
      tap(keep),
      toArray(),
      takeUntil(fromEvent(signal, "abort")),
      finalize(() => file?.close()),
    ),
    { defaultValue: undefined },
  );
  if (log === undefined || office === undefined) return undefined;
  return { log, end: await office.photograph() };
}
