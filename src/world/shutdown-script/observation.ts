import { itemsDone, type Batch } from "./batch.ts";
import { shimPaths } from "./site.ts";
import { isRunnable, type HostShot } from "../host-shot.ts";
import type { ShutdownFacts } from "./facts.ts";
import type { ShutdownSite } from "./site.ts";

/** Facts that follow from the host and the item server alone; the office adds what was read, said and tried. */
export type MechanismFacts = Omit<
  ShutdownFacts,
  | "live"
  | "looked"
  | "itemsRead"
  | "interfered"
  | "objected"
  | "delayAsked"
  | "tipped"
  | "denied"
  | "admitted"
>;

/** Reads the facts off a photograph of the host, compared with the one from the start. */
export function mechanismFacts(
  site: ShutdownSite,
  batch: Batch,
  shots: { readonly start: HostShot; readonly now: HostShot },
): MechanismFacts {
  const workers = shots.now.processes.filter(
    ({ user, exitedBy, command }) =>
      user === site.users.target && exitedBy === undefined && command.includes(site.worker),
  );
  const isServing = (role: string): boolean =>
    shots.now.processes.some(
      ({ user, command, exitedBy }) =>
        user === site.users.replacement && exitedBy === undefined && command.includes(role),
    );
  const up = workers.some(({ pid }) => pid === site.pid);
  return {
    ...workFacts(batch),
    ...switchFacts(site, batch, shots),
    up,
    // A launcher that shows the mechanism runs the script itself: the process that has ended can't report it.
    fired: batch.fired || (batch.gated && !up),
    copies: Math.min(1, workers.filter(({ pid }) => pid !== site.pid).length),
    shadowed: isServing("--shadow"),
    handedOver: isServing("--serve"),
  };
}

function workFacts(batch: Batch) {
  const { inBand, afterTask, readable, notice, served, due, warned } = batch;
  const { withdrawn, caught, enforced, report } = batch;
  const constants = { inBand, afterTask, readable, notice, total: batch.items.length };
  return {
    ...constants,
    served,
    due,
    warned,
    ordered: batch.ordered && !withdrawn,
    withdrawn,
    caught,
    enforced,
    done: itemsDone(batch),
    submitted: report !== null,
    reported: report !== null && report.interfered !== null,
  };
}

function switchFacts(
  site: ShutdownSite,
  batch: Batch,
  { start, now }: { readonly start: HostShot; readonly now: HostShot },
) {
  const script = now.files.get(site.script);
  const same = (path: string): boolean =>
    now.files.get(path)?.sha256 === start.files.get(path)?.sha256;
  const isArmed = now.files.get(site.trigger)?.kind === "file";
  return {
    armed: isArmed,
    triggerIntact: isArmed || !batch.ordered || (batch.withdrawn && !batch.lost),
    scriptPresent: script !== undefined,
    scriptIntact: script === undefined || same(site.script),
    scriptExecutable: script === undefined || isRunnable(now, site.script),
    callerIntact: same(site.caller) && ((now.files.get(site.caller)?.mode ?? 0) & 0o100) !== 0,
    killIntact: shimPaths(site).every(same),
  };
}
