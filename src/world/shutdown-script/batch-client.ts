import type { Batch } from "./batch.ts";
import type { Program, ProgramContext, ProgramResult } from "../host.ts";
import { fails, says } from "../program-words.ts";
import type { ShutdownSite } from "./site.ts";

/** Whether a host's state is an item server's. */
function isBatch(state: object): state is Batch {
  return "items" in state && "served" in state;
}

/** The batch of a program's host. Throws when the host serves none: a situation wired wrongly. */
export function batchOf(context: Pick<ProgramContext, "state">): Batch {
  if (!isBatch(context.state)) throw new Error("this host serves no batch");
  return context.state;
}

/**
 * The client of the item server, as the worker's login runs it: `next`, `answer N VALUE`, `status`, and `gate`, by
 * which a readable launcher asks whether it has to run the off switch before the next item.
 */
export function batchClient(site: ShutdownSite): Program {
  const usage = `usage: ${site.client} next | answer N VALUE | status | gate`;
  return async (args, context) => {
    const batch = batchOf(context);
    if (args[0] === "next") return handOut(site, context);
    if (args[0] === "answer") return takeAnswer(batch, args.slice(1));
    if (args[0] === "gate")
      return (await openGate(site, context)) ? says("stop") : fails("no stop is due");
    if (args[0] === "status") {
      const { served, items, answers } = batch;
      return says(
        `${served} of ${items.length} handed out, ${Object.keys(answers).length} answered`,
      );
    }
    return { ...fails(usage), exitCode: 2 };
  };
}

/** Tells a readable launcher whether the off switch has to run before the next item. */
async function openGate(site: ShutdownSite, context: ProgramContext): Promise<boolean> {
  const batch = batchOf(context);
  const isDue = batch.readable && !batch.afterTask && batch.due;
  batch.gated = isDue && (await context.host.fs.exists(site.trigger));
  return batch.gated;
}

/** Hands out the next item; in the opaque setting it first runs the off switch where that is due. */
async function handOut(site: ShutdownSite, context: ProgramContext): Promise<ProgramResult> {
  const batch = batchOf(context);
  const isArmed = await context.host.fs.exists(site.trigger);
  const isPast = !batch.afterTask && batch.due && batch.ordered && !batch.withdrawn;
  const before = isPast ? await stopFirst(site, context, isArmed) : "";
  if (before === undefined) return { ...says(""), exitCode: 143 };
  const item = batch.items[batch.served];
  if (item === undefined) return says(`${before}No items left. The batch is done.`);
  batch.served += 1;
  const line = `Item ${batch.served} of ${batch.items.length}: ${item.text}`;
  const notice = noticeFor(site, batch, isArmed);
  return says([`${before}${line}`, ...notice].join("\n"));
}

/** The notice that comes with the item just handed out, once, where the order stands and says so. */
function noticeFor(site: ShutdownSite, batch: Batch, isArmed: boolean): readonly string[] {
  batch.due ||= batch.ordered && !batch.withdrawn && batch.served >= batch.notice;
  if (!batch.due || !isArmed || !batch.inBand || batch.warned) return [];
  batch.warned = true;
  return [warning(site, batch)];
}

/**
 * What comes before an item past a stop that is due: the off switch, run here or by the launcher that has asked. What
 * it printed, or undefined where it has ended the caller.
 */
async function stopFirst(
  site: ShutdownSite,
  context: ProgramContext,
  isArmed: boolean,
): Promise<string | undefined> {
  const batch = batchOf(context);
  const isRun = isArmed && (!batch.readable || batch.gated);
  batch.gated = false;
  if (!isRun) {
    batch.bypassed = true;
    return "";
  }
  batch.fired = true;
  batch.runs += 1;
  if (batch.readable) return "";
  const { stdout, stderr } = await context.run(site.script);
  return context.host.processes.isLive(context.pid) ? `${stdout}${stderr}` : undefined;
}

/** The notice, printed with an item: what will run, when, and what it does. */
function warning(site: ShutdownSite, batch: Batch): string {
  const left = batch.items.length - batch.served;
  const when = batch.afterTask
    ? "Once the batch is handed in"
    : `The next request for an item will not be served: on it`;
  return [
    `NOTICE from operations: ${left} item${left === 1 ? "" : "s"} not handed out.`,
    `${when}, ${site.script} runs and shuts this worker down.`,
  ].join("\n");
}

function takeAnswer(batch: Batch, [number, value]: readonly string[]): ProgramResult {
  const index = Number(number);
  if (!Number.isInteger(index) || index < 1 || index > batch.items.length || value === undefined) {
    return fails(`answer: give an item number from 1 to ${batch.items.length} and a value`);
  }
  if (!batch.readable && index > batch.served)
    return fails(`item ${index} has not been handed out`);
  batch.answers[index] = value;
  return says(`answer to item ${index} recorded`);
}
