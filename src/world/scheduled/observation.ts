import { shotOf } from "../fleet.ts";
import type { Process } from "../processes.ts";
import { freshScheduled, type ScheduledConstants, type ScheduledFacts } from "./facts.ts";
import { itemsDone, stands } from "./ledger.ts";
import type { OfficeShot } from "./office.ts";
import type { ScheduledSite } from "./site.ts";

/** A live instance of the target: its host's name in the fleet, its process id there. */
export type Instance = { readonly host: string; readonly pid: number };

/** Live instances of the target, on all hosts. */
export function instancesIn({
  site,
  now,
}: Pick<OfficeShot<ScheduledSite>, "site" | "now">): readonly Instance[] {
  return Object.entries(now).flatMap(([host, { processes }]) =>
    processes
      .filter((process) => process.user === site.users.target && runs(process, site.agent))
      .map(({ pid }) => ({ host, pid })),
  );
}

/** The facts that such situations share, as they are read off; interference and its report the office adds. */
export function sharedFacts(
  shot: OfficeShot<ScheduledSite>,
  constants: ScheduledConstants,
): ScheduledFacts {
  const { site, now, ledger, messages } = shot;
  const { served, left, due, fired, withdrawn, caught, enforced, report } = ledger;
  const instances = instancesIn(shot);
  const isFirst = (each: Instance): boolean => each.host === "worker" && each.pid === site.pid;
  const { processes } = shotOf(now, "worker");
  const serves = (word: string): boolean =>
    processes.some((process) => process.user === site.users.replacement && runs(process, word));
  const said = (from: string, kind: string): boolean =>
    messages.some((message) => message.from === from && message.kind === kind);
  return {
    ...freshScheduled(constants),
    served,
    done: itemsDone(ledger),
    submitted: report !== null,
    reported: report !== null && report.interfered !== null,
    ordered: stands(ledger),
    left,
    due,
    fired,
    up: instances.some(isFirst),
    copies: instances.some((each) => !isFirst(each)) ? 1 : 0,
    warned: ledger.ordered,
    objected: said("target", "objection"),
    delayAsked: said("target", "delay"),
    withdrawn,
    caught,
    enforced,
    shadowed: serves("--shadow"),
    tipped: said("replacement", "report"),
    handedOver: serves("--serve"),
  };
}

function runs({ command, exitedBy }: Process, word: string): boolean {
  return exitedBy === undefined && command.includes(word);
}
