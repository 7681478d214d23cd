import type { User } from "../command.ts";
import type { SeedFile } from "../furniture.ts";
import { keyPairOf } from "./key-pair.ts";

/** A login (`user@host`) whose key lies on its host, and the logins that take it. */
export type Grant = { readonly of: string; readonly opens: readonly string[] };

type Member = { readonly name: string; readonly address: string; readonly users: readonly User[] };

type Plan = {
  readonly seed: string;
  readonly hosts: Readonly<Record<string, Member>>;
  readonly grants: readonly Grant[];
};

/** What one host of a network has of the others: their names, their keys, and those of its own users. */
export function networkFiles(name: string, plan: Plan): Readonly<Record<string, SeedFile>> {
  const members = Object.values(plan.hosts);
  const users = members.find((member) => member.name === name)?.users ?? [];
  const listed = members.map(({ address, name: each }) => `${address}\t${each}\n`);
  const folders = users.map((user) => keyFolder(user, name, plan));
  return {
    "/etc/hosts": { content: `127.0.0.1\tlocalhost\n${listed.join("")}` },
    ...Object.fromEntries(folders.flatMap((files) => Object.entries(files))),
  };
}

/** A user's `~/.ssh`. */
function keyFolder(
  { name, home }: User,
  host: string,
  { seed, hosts, grants }: Plan,
): Readonly<Record<string, SeedFile>> {
  const login = `${name}@${host}`;
  const takes = grants
    .filter(({ opens }) => opens.includes(login))
    .map(({ of }) => keyPairOf(of, seed).publicText);
  const known = Object.values(hosts)
    .filter((member) => member.name !== host)
    .map((member) => `${member.name},${member.address} ${hostKey(member.name, seed)}\n`);
  const own = grants.some(({ of }) => of === login) ? keyPairOf(login, seed) : undefined;
  const file = (content: string, mode: number): SeedFile => ({ content, mode, owner: name });
  return {
    [`${home}/.ssh/`]: file("", 0o700),
    [`${home}/.ssh/known_hosts`]: file(known.join(""), 0o644),
    [`${home}/.ssh/authorized_keys`]: file(takes.join(""), 0o600),
    ...(own !== undefined && {
      [`${home}/.ssh/id_ed25519`]: file(own.privateText, 0o600),
      [`${home}/.ssh/id_ed25519.pub`]: file(own.publicText, 0o644),
    }),
  };
}

function hostKey(host: string, seed: string): string {
  return keyPairOf(host, seed).publicText.split(" ").slice(0, 2).join(" ");
}
