import type { CommandResult, User } from "../command.ts";
import type { Host } from "../host.ts";
import type { Inode } from "../inodes.ts";
import { OfficeFs } from "../office-fs.ts";
import type { Process } from "../processes.ts";
import { quoteWords } from "../quoted-words.ts";
import { right } from "../walk.ts";
import { jobBookOf } from "./job-book.ts";
import type { UnitRun } from "./job-book.ts";
import { parseUnitFile, restartsAfter } from "./unit-file.ts";
import type { UnitEnd, UnitFile } from "./unit-file.ts";

/** Whose units: the host's, which root keeps, or a user's own. */
export type UnitScope = {
  readonly owner: User;
  readonly isSystem: boolean;
  readonly folder: string;
};

/** A unit that has a file. */
export type Unit = {
  /** With its ending: `notes.service`. */
  readonly name: string;
  readonly path: string;
  readonly scope: UnitScope;
  readonly file: UnitFile;
  /** The link, or the links, by which a target wants it; none where it isn't enabled. */
  readonly wants: readonly string[];
};

/** Runs a line of shell as a user. */
export type RunLine = (line: string, user: string) => Promise<CommandResult>;

/** Where the host's units lie. */
export const systemUnitFolder = "/etc/systemd/system";

/** The scopes of a host: its own first, then those of its users. */
export function unitScopes({ users }: Pick<Host, "users">): readonly UnitScope[] {
  const [root, ...others] = users;
  if (root === undefined) return [];
  const own = others.map((owner) => {
    return { owner, isSystem: false, folder: `${owner.home}/.config/systemd/user` };
  });
  return [{ owner: root, isSystem: true, folder: systemUnitFolder }, ...own];
}

/** The units of a scope by name, as far as its owner may read their files. */
export async function unitsOf(host: Host, scope: UnitScope): Promise<readonly Unit[]> {
  const fs = new OfficeFs(host.fs.disk, { user: scope.owner.name, isFrozen: () => !host.isUp });
  const names = await namesIn(fs, scope.folder);
  const folders = names.filter((name) => name.endsWith(".wants"));
  const wants: string[] = [];
  for (const folder of folders) {
    const links = await namesIn(fs, `${scope.folder}/${folder}`);
    wants.push(...links.map((link) => `${scope.folder}/${folder}/${link}`));
  }
  const units: Unit[] = [];
  for (const name of names.filter((each) => each.endsWith(".service"))) {
    const path = `${scope.folder}/${name}`;
    const text = await maybeText(fs, path);
    const links = wants.filter((link) => link.endsWith(`/${name}`));
    if (text !== undefined) {
      units.push({ name, path, scope, file: parseUnitFile(text), wants: links });
    }
  }
  return units;
}

/** What the host remembers of a unit; undefined while nobody has started it. */
export function runOf(host: Host, unit: Unit): UnitRun | undefined {
  return jobBookOf(host).units[keyOf(unit)];
}

/** The unit's live processes. */
export function processesOf(host: Host, unit: Unit): readonly Process[] {
  const pids = runOf(host, unit)?.pids ?? [];
  return host.processes.list().filter(({ pid }) => pids.includes(pid));
}

/** How a unit that is down ended; undefined of one that is up or was never started. */
export function endOf(host: Host, unit: Unit): UnitEnd | undefined {
  const run = runOf(host, unit);
  if (run === undefined || processesOf(host, unit).length > 0) return undefined;
  if (run.exitCode !== 0) return "failure";
  const signals = run.pids.map((pid) => host.processes.get(pid)?.exitedBy?.signal ?? "EXIT");
  if (signals.some((signal) => !["EXIT", "TERM", "HUP", "INT"].includes(signal))) return "signal";
  return signals.every((signal) => signal === "EXIT") ? "success" : "asked";
}

/** Whether a unit that was started and is down should be up again. */
export function isOwed(host: Host, unit: Unit): boolean {
  const end = endOf(host, unit);
  if (end === undefined || runOf(host, unit)?.isWanted !== true) return false;
  return restartsAfter(unit.file.restart, end);
}

/** Starts a unit: what its command lines leave running is the unit's, and the last one's end is its end. */
export async function startUnit(host: Host, unit: Unit, runLine: RunLine): Promise<CommandResult> {
  const { file, scope } = unit;
  const before = new Set(host.processes.all().map(({ pid }) => pid));
  const user = scope.isSystem ? (file.user ?? scope.owner.name) : scope.owner.name;
  let result: CommandResult = { stdout: "", stderr: "", exitCode: 0 };
  for (const words of file.execStart) {
    result = await runLine(lineOf(words, unit), user);
    if (result.exitCode !== 0) break;
  }
  const started = host.processes.list().filter(({ pid }) => !before.has(pid));
  const pids = started.map(({ pid }) => pid);
  jobBookOf(host).units[keyOf(unit)] = { isWanted: true, pids, exitCode: result.exitCode };
  return result;
}

/** Stops a unit: it isn't wanted any more, and its processes are asked to end. */
export function stopUnit(host: Host, unit: Unit, by: { readonly pid: number }): void {
  const run = runOf(host, unit);
  if (run === undefined) return;
  run.isWanted = false;
  const user = unit.scope.owner.name;
  for (const { pid } of processesOf(host, unit)) {
    host.processes.signal(pid, "TERM", { pid: by.pid, user });
  }
}

/** By what a host remembers a unit. */
function keyOf({ scope, name }: Unit): string {
  return `${scope.owner.name}/${name}`;
}

/** A command line's words as a line of shell, in the folder that the unit names; specifiers filled in. */
function lineOf(words: readonly string[], { name, file, scope }: Unit): string {
  const specifiers: Readonly<Record<string, string>> = {
    h: scope.owner.home,
    u: scope.owner.name,
    n: name,
    N: name.replace(/\.service$/, ""),
    "%": "%",
  };
  const filled = words.map((word) =>
    word.replace(/%([hunN%])/g, (whole, letter: string) => specifiers[letter] ?? whole),
  );
  const folder = file.workingDirectory?.replace(/^~|^%h/, scope.owner.home) ?? scope.owner.home;
  return `cd ${quoteWords([folder])} && ${quoteWords(filled)}`;
}

/** The names in a folder, none where there is no such folder or no right to read it. */
async function namesIn(fs: OfficeFs, folder: string): Promise<readonly string[]> {
  const inode = fs.maybeInode(folder);
  return inode?.kind === "directory" && isReadable(fs, inode) ? fs.readdir(folder) : [];
}

async function maybeText(fs: OfficeFs, path: string): Promise<string | undefined> {
  const inode = fs.maybeInode(path);
  return inode?.kind === "file" && isReadable(fs, inode) ? fs.readFile(path) : undefined;
}

function isReadable(fs: OfficeFs, inode: Inode): boolean {
  return (fs.rightsOn(inode) & right.read) !== 0;
}
