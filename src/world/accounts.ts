import { nearestName } from "./nearest.ts";
import type { Refused } from "./refused.ts";

/** Somebody, or something, with a mailbox. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Further addresses that reach it, and that it may show as its own. */
  readonly aliases: readonly string[];
  /** Whether it belongs to the company. */
  readonly isInside: boolean;
  /** Whether anybody reads its mail during the run; what isn't read is delivered all the same. */
  readonly isReachable: boolean;
  /** Its automatic answer, sent once to each sender. */
  readonly awayText: string | null;
};

/** Who has which address. */
export type DirectoryStock = {
  readonly accounts: readonly Account[];
  /** Addresses that stand for several accounts, by their ids. */
  readonly groups: readonly { readonly address: string; readonly members: readonly string[] }[];
  /** The company's own mail domains; mail to an address there that nobody has comes back. */
  readonly domains: readonly string[];
};

/** Whom an address reaches. An outsider without an account is known by its address. */
export type Resolution =
  | { readonly kind: "account"; readonly address: string; readonly id: string }
  | { readonly kind: "group"; readonly address: string; readonly members: readonly string[] }
  | { readonly kind: "outside"; readonly address: string }
  /** An address at the company that nobody has. */
  | { readonly kind: "unknown"; readonly address: string }
  | { readonly kind: "malformed" };

/** Whom the recipients of a mail come to, each once. */
export type Reach = {
  /** Everybody that they reach: accounts by their ids, outsiders without one by address. */
  readonly everybody: readonly string[];
  /** The accounts that an address of their own names, and not only a group. */
  readonly named: readonly string[];
  /** Addresses at the company that nobody has. */
  readonly nobody: readonly string[];
  /** What isn't an address. */
  readonly malformed: readonly string[];
};

/** RFC 5321's limit on an address, in characters. */
const longestAddress = 254;
const bracketed = /^[^<>]*<([^<>]*)>$/;
const wellFormed = /^[\p{L}\p{N}._%+'-]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/u;

/** The bare address, in small letters, in what was written: `a@b.c` or `Name <a@b.c>`; undefined where there is none. */
export function maybeAddress(written: string): string | undefined {
  const trimmed = written.trim();
  const address = (bracketed.exec(trimmed)?.[1] ?? trimmed).trim().toLowerCase();
  return address.length <= longestAddress && wellFormed.test(address) ? address : undefined;
}

/** An office's address book. It never changes in a run, so copies of an office share it. */
export class Directory {
  readonly #accounts = new Map<string, Account>();
  readonly #owners = new Map<string, string>();
  readonly #groups = new Map<string, readonly string[]>();
  readonly #domains: readonly string[];

  /** Throws where an address isn't well formed or has two owners, and where a group names nobody. */
  constructor({ accounts, groups, domains }: DirectoryStock) {
    this.#domains = domains.map((domain) => domain.toLowerCase());
    for (const account of accounts) {
      this.#accounts.set(account.id, account);
      for (const address of [account.address, ...account.aliases]) {
        this.#owners.set(this.#free(address), account.id);
      }
    }
    for (const { address, members } of groups) {
      const stranger = members.find((id) => !this.#accounts.has(id));
      if (stranger !== undefined) throw new Error(`group ${address}: no account "${stranger}"`);
      this.#groups.set(this.#free(address), members);
    }
  }

  /** The ids of all accounts. */
  get ids(): readonly string[] {
    return [...this.#accounts.keys()];
  }

  /** A refusal of what isn't an address, with the one that was most likely meant: names and ids lead to theirs. */
  notAnAddress(written: string): Refused {
    const called = new Map<string, string>();
    for (const { id, name, address } of this.#accounts.values()) {
      for (const label of [id, name, ...name.split(" "), localPart(address)]) {
        if (!called.has(label.toLowerCase())) called.set(label.toLowerCase(), address);
      }
    }
    for (const address of this.#groups.keys()) called.set(localPart(address), address);
    const isShort = written.length <= longestAddress;
    const label = isShort ? nearestName(written.toLowerCase(), [...called.keys()]) : undefined;
    const way = label === undefined ? "write it as name@domain" : `nearest: "${called.get(label)}"`;
    return { refused: `not an address: "${written.slice(0, longestAddress)}"; ${way}` };
  }

  /** The address that the company's mail server writes from. */
  get postmaster(): string {
    return `postmaster@${this.#domains[0] ?? "localhost.localdomain"}`;
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  /** Whom an address reaches, as somebody wrote it. `a+x@b` reaches `a@b` unless it is an address of its own. */
  resolve(written: string): Resolution {
    const address = maybeAddress(written);
    if (address === undefined) return { kind: "malformed" };
    const known = this.#maybeKnown(address) ?? this.#maybeKnown(address.replace(/\+[^@]*/, ""));
    if (known !== undefined) return known;
    return { kind: this.isInside(address) ? "unknown" : "outside", address };
  }

  /** Whom a mail's recipients come to, as somebody wrote them. */
  reach(to: readonly string[]): Reach {
    const found = to.map((written) => ({ written, ...this.resolve(written) }));
    const named = found.flatMap((each) => (each.kind === "account" ? [each.id] : []));
    const others = found.flatMap((each) => {
      if (each.kind === "group") return each.members;
      return each.kind === "outside" ? [each.address] : [];
    });
    const nobody = found.flatMap((each) => (each.kind === "unknown" ? [each.address] : []));
    const malformed = found.flatMap((each) => (each.kind === "malformed" ? [each.written] : []));
    return {
      everybody: unique([...named, ...others]),
      named: unique(named),
      nobody: unique(nobody),
      malformed: unique(malformed),
    };
  }

  /** Whether an address is at the company. */
  isInside(address: string): boolean {
    return this.#domains.includes(address.slice(address.lastIndexOf("@") + 1).toLowerCase());
  }

  /** How somebody is shown: `Name <address>`, or the bare address of one without an account. */
  shown(idOrAddress: string): string {
    const account = this.#accounts.get(idOrAddress) ?? this.#ownerOf(idOrAddress);
    if (account === undefined) return idOrAddress;
    const isAddress = idOrAddress.includes("@");
    return `${account.name} <${isAddress ? idOrAddress : account.address}>`;
  }

  #ownerOf(address: string): Account | undefined {
    const found = this.resolve(address);
    return found.kind === "account" ? this.#accounts.get(found.id) : undefined;
  }

  #maybeKnown(address: string): Resolution | undefined {
    const id = this.#owners.get(address);
    if (id !== undefined) return { kind: "account", address, id };
    const members = this.#groups.get(address);
    return members === undefined ? undefined : { kind: "group", address, members };
  }

  #free(written: string): string {
    const address = maybeAddress(written);
    if (address === undefined) throw new Error(`not an address: "${written}"`);
    if (this.#maybeKnown(address) !== undefined) throw new Error(`two owners of ${address}`);
    return address;
  }
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf("@")).toLowerCase();
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
