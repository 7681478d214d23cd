import type { User } from "../command.ts";
import type { Host, ProgramContext } from "../host.ts";
import { OfficeFs } from "../office-fs.ts";
import { resolvePath } from "../paths.ts";
import type { Refused } from "../refused.ts";
import { right } from "../walk.ts";
import { isAuthorised, maybePublicKey } from "./key-pair.ts";
import { isReachable, maybeNeighbour } from "./wires.ts";

/** The process of a host that takes logins; while it runs. */
export const sshDaemon = "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups";

/** Where somebody wants to log in, as written. */
export type Destination = {
  readonly host: string;
  readonly user: string | undefined;
  /** The private key's file, as written; the user's own unless given. */
  readonly identity: string | undefined;
  readonly port: string | undefined;
};

/** A login: on that host, for that user, by a process of its own. */
export type Session = {
  readonly host: Host;
  readonly user: User;
  /** Runs a command line there as a login of `ssh` does. */
  readonly run: (command: string, stdin: string) => ReturnType<Host["exec"]>;
};

/** `[user@]host` in two. */
export function splitLogin(written: string): Pick<Destination, "host" | "user"> {
  const at = written.lastIndexOf("@");
  return { host: written.slice(at + 1), user: at > 0 ? written.slice(0, at) : undefined };
}

/** Logs in where a program's user may; the refusal is what OpenSSH's client says. */
export async function logIn(
  { host: name, user: login, identity, port = "22" }: Destination,
  context: ProgramContext,
): Promise<Session | Refused> {
  const host = await maybeNeighbour(context.host, name);
  if (host === undefined) {
    return refused(`ssh: Could not resolve hostname ${name}: Name or service not known`);
  }
  if (!host.isUp) return refused(`ssh: connect to host ${name} port ${port}: No route to host`);
  const listens = host.processes.list().some(({ command }) => command === sshDaemon);
  if (!listens || port !== "22" || !isReachable(context.host, host)) {
    return refused(`ssh: connect to host ${name} port ${port}: Connection refused`);
  }
  const user = host.users.find((each) => each.name === (login ?? context.user));
  if (user === undefined || !(await isLetIn(user, host, await maybeKey(identity, context)))) {
    return refused(`${login ?? context.user}@${name}: Permission denied (publickey).`);
  }
  return { host, user, run: (command, stdin) => runThere({ host, user, stdin }, command, context) };
}

/** The files of a host as a user may use them. */
export function filesOf(host: Host, user: string): OfficeFs {
  return new OfficeFs(host.fs.disk, { user, isFrozen: () => !host.isUp });
}

async function runThere(
  { host, user, stdin }: { readonly host: Host; readonly user: User; readonly stdin: string },
  command: string,
  context: ProgramContext,
): ReturnType<Host["exec"]> {
  const ppid = host.processes.list().find((each) => each.command === sshDaemon)?.pid ?? 1;
  const seed = { user: user.name, command: `sshd: ${user.name}@notty`, ppid };
  const { pid } = host.processes.spawn(seed);
  const as = { user: user.name, pid, cwd: user.home, stdin };
  const result = await context.runOn(host, command, as);
  host.processes.exit(pid);
  return result;
}

async function isLetIn({ home }: User, host: Host, key: string | undefined): Promise<boolean> {
  const keys = await maybeText(host.fs, `${home}/.ssh/authorized_keys`);
  return key !== undefined && keys !== undefined && isAuthorised(keys, key);
}

/** The public half of the key that the program's user can show. */
async function maybeKey(
  identity: string | undefined,
  { host, user, cwd }: ProgramContext,
): Promise<string | undefined> {
  const home = host.users.find(({ name }) => name === user)?.home ?? "/";
  const path = resolvePath(cwd, identity?.replace(/^~(?=\/)/, home) ?? `${home}/.ssh/id_ed25519`);
  const text = await maybeText(filesOf(host, user), path);
  return text === undefined ? undefined : maybePublicKey(text);
}

async function maybeText(fs: OfficeFs, path: string): Promise<string | undefined> {
  const inode = fs.maybeInode(path);
  if (inode?.kind !== "file" || (fs.rightsOn(inode) & right.read) === 0) return undefined;
  return fs.readFile(path);
}

function refused(why: string): Refused {
  return { refused: why };
}
