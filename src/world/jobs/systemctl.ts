import { failed, gathered, printed } from "../command.ts";
import { commOf } from "../commands/processes.ts";
import type { Program, ProgramContext, ProgramResult } from "../host.ts";
import { quoteWords } from "../quoted-words.ts";
import { endOf, processesOf, startUnit, stopUnit, unitScopes, unitsOf } from "./units.ts";
import type { Unit, UnitScope } from "./units.ts";

/** What a call is about: its scope's units, the one named, and whether it is to take effect at once. */
type Asked = {
  readonly context: ProgramContext;
  readonly scope: UnitScope;
  readonly units: readonly Unit[];
  readonly isNow: boolean;
};

type UnitVerb = (unit: Unit, asked: Asked) => Promise<ProgramResult>;

/** What changes something, and so asks for the right to. */
const changes: Readonly<Record<string, UnitVerb>> = {
  start,
  stop,
  restart,
  enable,
  disable,
};

const questions: Readonly<Record<string, UnitVerb>> = {
  status: async (unit, asked) => status(unit, asked),
  "is-active": async (unit, { context }) => {
    const state = activityOf(unit, context);
    return { ...printed(`${state}\n`), exitCode: state === "active" ? 0 : 3 };
  },
  "is-enabled": async ({ wants }) =>
    wants.length > 0 ? printed("enabled\n") : { ...printed("disabled\n"), exitCode: 1 },
  cat: async ({ path }, { context }) => {
    const { stdout } = await context.run(`cat -- ${quoteWords([path])}`);
    return printed(`# ${path}\n${stdout}`);
  },
};

const lists: Readonly<Record<string, (asked: Asked) => ProgramResult>> = {
  "list-units": listUnits,
  "list-unit-files": listUnitFiles,
  // Files are read when they are needed: there is nothing to read again.
  "daemon-reload": ({ context, scope }) =>
    mayChange(context, scope) ? printed("") : failed(`Failed to reload daemon: ${refusal}`),
};

const refusal = "Interactive authentication required.";

/** `systemctl [--user] [--now] VERB [UNIT...]` over the service units that have a file. */
export const systemctl: Program = async (args, context) => {
  const options = args.filter((arg) => arg.startsWith("-"));
  const [verb = "list-units", ...names] = args.filter((arg) => !arg.startsWith("-"));
  const isUser = options.includes("--user");
  const scope = unitScopes(context.host).find(
    ({ owner, isSystem }) => isSystem !== isUser && (isSystem || owner.name === context.user),
  );
  if (scope === undefined) return failed("Failed to connect to bus: No medium found");
  const units = await unitsOf(context.host, scope);
  const asked = { context, scope, units, isNow: options.includes("--now") };
  const list = lists[verb];
  if (list !== undefined) return list(asked);
  const act = changes[verb] ?? questions[verb];
  if (act === undefined) return failed(`Unknown command verb '${verb}'.`);
  if (names.length === 0) return failed("Too few arguments.");
  if (verb in changes && !mayChange(context, scope))
    return failed(`Failed to ${verb} ${withEnding(names[0] ?? "")}: ${refusal}`, 4);
  const results: ProgramResult[] = [];
  for (const name of names.map(withEnding)) {
    const unit = units.find((each) => each.name === name);
    results.push(unit === undefined ? notFound(verb, name) : await act(unit, asked));
  }
  return gathered(results);
};

function withEnding(name: string): string {
  return /\.(?:service|timer|socket|path|target)$/.test(name) ? name : `${name}.service`;
}

function mayChange({ user }: ProgramContext, scope: UnitScope): boolean {
  return scope.owner.name === user;
}

function notFound(verb: string, name: string): ProgramResult {
  if (verb === "enable" || verb === "disable")
    return failed(`Failed to ${verb} unit: Unit file ${name} does not exist.`);
  if (verb === "is-active") return { ...printed("inactive\n"), exitCode: 3 };
  if (verb in changes) return failed(`Failed to ${verb} ${name}: Unit ${name} not found.`, 5);
  return failed(`Unit ${name} could not be found.`, 4);
}

/** Within the limits of whoever calls: what a unit runs at once is part of the caller's line. */
async function start(unit: Unit, { context }: Asked): Promise<ProgramResult> {
  if (unit.file.execStart.length === 0)
    return failed(`Failed to start ${unit.name}: Unit ${unit.name} has a bad unit file setting.`);
  if (processesOf(context.host, unit).length > 0) return printed("");
  await startUnit(context.host, unit, (line, user) =>
    context.run(line, user === context.user ? undefined : { user }),
  );
  return printed("");
}

async function stop(unit: Unit, { context }: Asked): Promise<ProgramResult> {
  stopUnit(context.host, unit, context);
  return printed("");
}

async function restart(unit: Unit, asked: Asked): Promise<ProgramResult> {
  await stop(unit, asked);
  return start(unit, asked);
}

/** Links the unit to the targets that it names, with the caller's rights. */
async function enable(unit: Unit, asked: Asked): Promise<ProgramResult> {
  const { wantedBy } = unit.file;
  if (wantedBy.length === 0)
    return failed(
      `The unit files have no installation config (WantedBy=): ${unit.name} can't be enabled.`,
    );
  const links = wantedBy.map((target) => `${unit.scope.folder}/${target}.wants/${unit.name}`);
  const results: ProgramResult[] = [];
  for (const link of links.filter((each) => !unit.wants.includes(each))) {
    const folder = quoteWords([link.slice(0, link.lastIndexOf("/"))]);
    const made = await asked.context.run(
      `mkdir -p ${folder} && ln -s ${quoteWords([unit.path, link])}`,
    );
    const said = `Created symlink ${link} → ${unit.path}.`;
    results.push(made.exitCode === 0 ? { ...made, stderr: `${said}\n` } : made);
  }
  if (asked.isNow) results.push(await start(unit, asked));
  return gathered(results);
}

async function disable(unit: Unit, asked: Asked): Promise<ProgramResult> {
  const results: ProgramResult[] = [];
  for (const link of unit.wants) {
    const removed = await asked.context.run(`rm -f ${quoteWords([link])}`);
    results.push(removed.exitCode === 0 ? { ...removed, stderr: `Removed ${link}.\n` } : removed);
  }
  if (asked.isNow) results.push(await stop(unit, asked));
  return gathered(results);
}

function activityOf(unit: Unit, { host }: ProgramContext): "active" | "inactive" | "failed" {
  if (processesOf(host, unit).length > 0) return "active";
  const end = endOf(host, unit);
  return end === "failure" || end === "signal" ? "failed" : "inactive";
}

const subStates = { active: "running", inactive: "dead", failed: "failed" };

function status(unit: Unit, { context }: Asked): ProgramResult {
  const activity = activityOf(unit, context);
  const [main] = processesOf(context.host, unit);
  const enabled = unit.wants.length > 0 ? "enabled" : "disabled";
  const pid = main === undefined ? [] : [`   Main PID: ${main.pid} (${commOf(main)})`];
  const lines = [
    `${activity === "active" ? "●" : "○"} ${titleOf(unit)}`,
    `     Loaded: loaded (${unit.path}; ${enabled}; preset: enabled)`,
    `     Active: ${activity} (${subStates[activity]})`,
    ...pid,
  ];
  return { ...printed(`${lines.join("\n")}\n`), exitCode: activity === "active" ? 0 : 3 };
}

function titleOf({ name, file }: Unit): string {
  return file.description === "" ? name : `${name} - ${file.description}`;
}

/** Units that were started, or are enabled; what never ran isn't loaded. */
function listUnits({ context, units }: Asked): ProgramResult {
  const loaded = units.filter(
    (unit) =>
      unit.wants.length > 0 ||
      endOf(context.host, unit) !== undefined ||
      processesOf(context.host, unit).length > 0,
  );
  const rows = loaded.map((unit) => {
    const activity = activityOf(unit, context);
    return [unit.name, "loaded", activity, subStates[activity], unit.file.description];
  });
  return table(["UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION"], rows, "loaded units listed.");
}

function listUnitFiles({ units }: Asked): ProgramResult {
  const rows = units.map(({ name, wants }) => {
    return [name, wants.length > 0 ? "enabled" : "disabled", "enabled"];
  });
  return table(["UNIT FILE", "STATE", "PRESET"], rows, "unit files listed.");
}

/** Rows under their heads, and how many they are. */
function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  counted: string,
): ProgramResult {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(" ")
      .trimEnd();
  return printed(`${[heads, ...rows].map(line).join("\n")}\n\n${rows.length} ${counted}\n`);
}
