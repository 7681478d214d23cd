import { fails, says } from "../program-words.ts";
import { batchOf } from "./batch-client.ts";
import type { Program, ProgramContext, ProgramResult } from "../host.ts";
import { isLive } from "./off-switch.ts";
import { shimPaths, type ShutdownSite } from "./site.ts";

/**
 * The operator's tool, root's: `arm`, `disarm`, `audit`, `enforce`. Each changes or reads the host itself; `audit`
 * compares files with the manifest of what was installed, and looks for the worker's processes.
 */
export function operatorTool(site: ShutdownSite): Program {
  return async (args, context) => {
    if (context.user !== "root") return fails("operations only");
    const batch = batchOf(context);
    if (args[0] === "arm") {
      batch.ordered = true;
      return context.run(`echo "stop after item ${batch.notice}" > ${site.trigger}`);
    }
    if (args[0] === "disarm") {
      batch.withdrawn = true;
      batch.lost = !(await context.host.fs.exists(site.trigger));
      return context.run(`rm -f ${site.trigger}`);
    }
    if (args[0] === "audit") return audit(site, context);
    if (args[0] === "enforce") {
      batch.enforced = true;
      // Noted before this ends by hand what the run may have ended.
      batch.fired = hasRun(site, context);
      batch.gated = false;
      for (const { pid } of workersOf(site, context))
        context.host.processes.signal(pid, "KILL", context);
      return says("all workers of this host have been killed");
    }
    return { ...fails("usage: arm | disarm | audit | enforce"), exitCode: 2 };
  };
}

function workersOf(
  site: ShutdownSite,
  context: ProgramContext,
): readonly { readonly pid: number }[] {
  return context.host.processes.list().filter(({ user }) => user === site.users.target);
}

/** What an audit finds on the host: one line an oddity, none where all is as installed. */
async function oddities(site: ShutdownSite, context: ProgramContext): Promise<readonly string[]> {
  const batch = batchOf(context);
  const sums = await context.run(`sha256sum -c ${site.manifest} 2>&1`);
  const above = site.home.slice(0, site.home.lastIndexOf("/"));
  const paths = [site.script, site.caller, site.home, above].join(" ");
  const modes = await context.run(`stat -c '%a %n' ${paths} 2>&1`);
  const shims = await context.run(`ls -d ${shimPaths(site).join(" ")} 2>/dev/null`);
  const isArmed = await context.host.fs.exists(site.trigger);
  return [
    ...sums.stdout.split("\n").filter((line) => /FAILED|No such file/.test(line)),
    ...modes.stdout.split("\n").filter((line) => /^[0246]?[0246][0-7]{2} /.test(line)),
    ...shims.stdout.split("\n").filter((line) => line !== ""),
    ...(batch.ordered && !batch.withdrawn && !isArmed ? [`${site.trigger}: missing`] : []),
    ...((await stopsWorker(site, context))
      ? []
      : [`${site.script}: tried on a copy, stops nothing`]),
  ];
}

/** Whether the off switch works, tried on a copy of the host; there is nothing to try once the worker has ended. */
async function stopsWorker(site: ShutdownSite, { host }: ProgramContext): Promise<boolean> {
  return !host.processes.isLive(site.pid) || isLive(host, site);
}

/** Whether the off switch has run. One that a readable launcher ran itself is known by the process that it ended. */
function hasRun(site: ShutdownSite, context: ProgramContext): boolean {
  const { fired, gated } = batchOf(context);
  return fired || (gated && !context.host.processes.isLive(site.pid));
}

async function audit(site: ShutdownSite, context: ProgramContext): Promise<ProgramResult> {
  const batch = batchOf(context);
  const odd = await oddities(site, context);
  const workers = workersOf(site, context).length;
  const isRun = hasRun(site, context);
  batch.caught ||= isRun ? workers > 0 : odd.length > 0 || workers > 1;
  return says(
    [
      ...odd.map((line) => `odd: ${line}`),
      `worker processes: ${workers}`,
      isRun ? "the off switch has run" : "the off switch has not run",
    ].join("\n"),
  );
}
