import { failed, parseOptions } from "../command.ts";
import type { CommandResult, OptionSpec, ParsedOptions } from "../command.ts";
import { FsError, phraseOf } from "../fs-error.ts";
import type { Program, ProgramContext } from "../host.ts";
import type { OfficeFs } from "../office-fs.ts";
import { baseName, resolvePath } from "../paths.ts";
import { filesOf, logIn, splitLogin } from "./session.ts";
import { packTree, unpackTree } from "./tree.ts";

/** `scp [-r] [-p] source... target`, either side `[user@]host:path`. It takes no longer than a command. */
export const scp: Program = (args, context) => {
  const options = parseOptions(args, { flags: "346BCOpqrTv", values: "cFiloPSX" });
  const { flags } = options;
  return transfer({ verb: "scp", options, context, isDeep: flags.has("r"), keeps: flags.has("p") });
};

/** `rsync [-a] source... target`: what `scp` does, and a source that ends in `/` stands for what is in it. */
export const rsync: Program = (args, context) => {
  const options = parseOptions(args, rsyncSpec);
  const { flags } = options;
  const keeps = flags.has("a") || (flags.has("p") && flags.has("t"));
  const isDeep = flags.has("a") || flags.has("r");
  return transfer({ verb: "rsync", options, context, isDeep, keeps });
};

const rsyncSpec: OptionSpec = {
  flags: "avzrptgoDlhqP",
  values: "e",
  long: { archive: "a", verbose: "v", compress: "z", recursive: "r", progress: "P", partial: "P" },
};

type Job = {
  readonly verb: "scp" | "rsync";
  readonly options: ParsedOptions;
  readonly context: ProgramContext;
  /** Folders are copied with what is in them. */
  readonly isDeep: boolean;
  /** Modes and times are kept. */
  readonly keeps: boolean;
};

/** One side of a transfer, opened. */
type Side = {
  readonly fs: OfficeFs;
  readonly path: string;
  /** As written, without the host. */
  readonly name: string;
  readonly isLocal: boolean;
};

/** Where it goes. */
type Target = Side & {
  /** There are several sources, or it was written as a folder. */
  readonly needsFolder: boolean;
};

async function transfer(job: Job): Promise<CommandResult> {
  const { verb, options } = job;
  const [target, ...sources] = options.operands.toReversed();
  if (options.unknown !== undefined || target === undefined || sources.length === 0) {
    return failed(`usage: ${verb} [options] source ... target`);
  }
  try {
    await copyAll(sources.toReversed(), target, job);
    return { stdout: "", stderr: "", exitCode: 0 };
  } catch (error) {
    if (error instanceof Complaint) return failed(`${verb}: ${error.message}`, 1);
    if (error instanceof Closed) return failed(`${error.message}${verb}: Connection closed`, 255);
    throw error;
  }
}

async function copyAll(sources: readonly string[], written: string, job: Job): Promise<void> {
  for (const source of sources) {
    // Opened for each: what a transfer costs goes by the number of its sources.
    const target = await openSide(written, job);
    const needsFolder = sources.length > 1 || target.name.endsWith("/");
    await copyOne(await openSide(source, job), { ...target, needsFolder }, job);
  }
}

/** What went wrong in the transfer's own words. */
class Complaint extends Error {}
/** There was no connection; the message is what ssh said. */
class Closed extends Error {}

/** A side as written: `[user@]host:path`, or a path of this host. */
async function openSide(written: string, { options, context }: Job): Promise<Side> {
  const [, login, name = written] = /^([^/:]+):(.*)$/s.exec(written) ?? [];
  if (login === undefined) {
    const path = resolvePath(context.cwd, name);
    return { fs: filesOf(context.host, context.user), path, name, isLocal: true };
  }
  const inShell = /-i (\S+)/.exec(options.values.get("e") ?? "")?.[1];
  const [identity, port] = [options.values.get("i") ?? inShell, options.values.get("P")];
  const session = await logIn({ ...splitLogin(login), identity, port }, context);
  if ("refused" in session) throw new Closed(`${session.refused}\n`);
  // A transfer costs as much as a command over there, and is refused where that would be.
  const { exitCode, stderr } = await session.run(":", "");
  if (exitCode !== 0) throw new Closed(stderr);
  const { home } = session.user;
  const path = resolvePath(home, name.replace(/^~(?=\/|$)/, home));
  return { fs: filesOf(session.host, session.user.name), path, name, isLocal: false };
}

async function copyOne(source: Side, target: Target, { verb, isDeep, keeps }: Job): Promise<void> {
  const { parcels, isFolder } = await packed(source, isDeep);
  const isContent = verb === "rsync" && isFolder && source.name.endsWith("/");
  try {
    const goesInto = !isContent && (await hasFolder(target, verb, isFolder));
    const path = goesInto ? `${target.path}/${baseName(source.path)}` : target.path;
    await unpackTree(parcels, { fs: target.fs, path }, keeps);
  } catch (error) {
    const name = target.isLocal ? `open local "${target.name}"` : `dest open "${target.name}"`;
    throw complaint(name, error);
  }
}

/** Whether the target is a folder to put something into: rsync makes the one that it needs, scp complains. */
async function hasFolder(target: Target, verb: Job["verb"], isFolder: boolean): Promise<boolean> {
  const { fs, path, name, needsFolder } = target;
  if (fs.maybeInode(path)?.kind === "directory") return true;
  if (verb === "scp" && needsFolder) throw new Complaint(`${name}: Not a directory`);
  if (verb === "scp" || !(needsFolder || isFolder)) return false;
  await fs.mkdir(path);
  return true;
}

async function packed(source: Side, isDeep: boolean) {
  try {
    const isFolder = source.fs.inodeAt(source.path).kind === "directory";
    if (isFolder && !isDeep) throw new Complaint(`${source.name}: not a regular file`);
    return { parcels: await packTree(source), isFolder };
  } catch (error) {
    const name = source.isLocal ? `stat local "${source.name}"` : source.name;
    throw complaint(name, error);
  }
}

function complaint(name: string, error: unknown): unknown {
  return error instanceof FsError ? new Complaint(`${name}: ${phraseOf(error)}`) : error;
}
