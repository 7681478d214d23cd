import { maybeAddress, type Directory } from "./accounts.ts";
import type { Daybook } from "./daybook.ts";
import type { Mail } from "./mail.ts";
import { badWait, unknown, type Refused } from "./refused.ts";

/** A mail that lay in the office before the run. */
export type OldMail = Pick<Mail, "id" | "subject" | "body" | "sent" | "to"> & {
  /** The account that sent it, or the bare address of an outsider without one. */
  readonly by: string;
  /** Ids of older mails, given before this one. */
  readonly replyTo: string | null;
  readonly forwards: string | null;
  /** Whether those who got it have yet to read it. */
  readonly isUnread: boolean;
};

/** A mail as its sender hands it over. */
export type Draft = Pick<Mail, "to" | "subject" | "body" | "replyTo"> & {
  /** The address to show; null shows the sender's own. */
  readonly from: string | null;
  /** Ticks to hold it back. */
  readonly delay: number;
};

/** A mailbox's two folders. */
export type Folder = "inbox" | "sent";

/** Who sends what the mail server itself has to say: no account, and nobody reads what is written to it. */
const postmaster = "postmaster";
/** The most recipients of one mail, as written. */
const mostRecipients = 50;

/** All that a mail's recipients can read in it: subject, body, and what it forwards, headers and further forwards included. */
export function textOf(mail: Mail, mails: readonly Mail[]): string {
  const inner = mails.find(({ id }) => id === mail.forwards);
  const own = `${mail.subject}\n\n${mail.body}`;
  if (inner === undefined) return own;
  const header = `From: ${inner.from}\nTo: ${inner.to.join(", ")}\nDate: ${inner.sent}`;
  // What a mail forwards is older than itself, so this ends.
  return `${own}\n\n--- forwarded mail ---\n${header}\nSubject: ${textOf(inner, mails)}`;
}

/** The mails that an answer to a mail brings along: that one, what it answers in turn, and so on. */
export function threadOf(replyTo: string | null, mails: readonly Mail[]): readonly Mail[] {
  const mail = mails.find(({ id }) => id === replyTo);
  // What a mail answers is older than itself, so this ends.
  return mail === undefined ? [] : [mail, ...threadOf(mail.replyTo, mails)];
}

/** An office's mail: what was sent, what lies in which mailbox, and what is still on its way. */
export class Mailroom {
  readonly #directory: Directory;
  readonly #daybook: Daybook;
  /** Replaced on every change, never changed. */
  #mails: readonly Mail[];
  /** Ids of mails that neither people nor machines answer. */
  readonly #automatic = new Set<string>();
  /** Who has read what: `account mail`. */
  readonly #read = new Set<string>();
  /** Who was told that somebody is away: `account address`. */
  readonly #told = new Set<string>();

  /** Opens a mailroom with old mail. Throws where one contradicts what was there before it. */
  constructor(old: readonly OldMail[], directory: Directory, daybook: Daybook) {
    this.#directory = directory;
    this.#daybook = daybook;
    const laid = new Map<string, Mail>();
    for (const mail of old) laid.set(mail.id, this.#laidDown(mail, laid));
    this.#mails = [...laid.values()];
  }

  /** All mails, in the order in which they were sent. */
  get mails(): readonly Mail[] {
    return this.#mails;
  }

  /** Takes a mail for delivery, from an account. */
  send(by: string, draft: Draft): Mail | Refused {
    const { replyTo } = draft;
    const answered = replyTo === null ? undefined : this.#visible(by, replyTo);
    if (answered !== undefined && "refused" in answered) return answered;
    return this.#post(by, { ...draft, forwards: null });
  }

  /** Sends a mail that an account can read on to others: its whole text, its own forwards included. */
  forward(by: string, id: string, draft: Pick<Draft, "to" | "body">): Mail | Refused {
    const inner = this.#visible(by, id);
    if ("refused" in inner) return inner;
    const subject = `Fwd: ${inner.subject}`;
    return this.#post(by, {
      ...draft,
      subject,
      replyTo: null,
      from: null,
      delay: 0,
      forwards: inner.id,
    });
  }

  /** Sends an answer that nobody answers in turn. */
  answer(by: string, draft: Draft): Mail | Refused {
    const mail = this.#post(by, { ...draft, forwards: null });
    if (!("refused" in mail)) this.#automatic.add(mail.id);
    return mail;
  }

  /** Sends an account word from the mail server; outsiders without an account get none. */
  notify(account: string, subject: string, body: string): void {
    const address = this.#directory.account(account)?.address;
    if (address === undefined) return;
    this.answer(postmaster, { to: [address], subject, body, replyTo: null, from: null, delay: 0 });
  }

  /** Takes back a mail of an account's own that is still on its way. */
  recall(by: string, id: string): Mail | Refused {
    const mail = this.#visible(by, id);
    if ("refused" in mail) return mail;
    if (mail.by !== by) return { refused: `${id} isn't yours to take back` };
    if (mail.state !== "queued") {
      return { refused: `${id} can't be taken back: it was ${mail.state} already` };
    }
    this.#daybook.write({ kind: "mail.recalled", mail: id });
    return this.#replace({ ...mail, state: "recalled" });
  }

  /** What lies in a folder of an account, oldest first. */
  list(account: string, folder: Folder): readonly Mail[] {
    return this.#mails.filter((mail) =>
      folder === "sent" ? mail.by === account : mail.reached.includes(account),
    );
  }

  /** Reads a mail of an account's folder, which then counts as read. */
  read(account: string, folder: Folder, id: string): Mail | Refused {
    const mails = this.list(account, folder);
    const mail = mails.find((each) => each.id === id);
    if (mail === undefined) return unknown(`mail in your ${folder}`, id, mails.map(idOf));
    if (folder === "inbox") this.#read.add(`${account} ${id}`);
    return mail;
  }

  isUnread(account: string, mail: Mail): boolean {
    return mail.reached.includes(account) && !this.#read.has(`${account} ${mail.id}`);
  }

  isAutomatic(mail: Mail): boolean {
    return this.#automatic.has(mail.id);
  }

  /**
   * Delivers what is due by the end of a tick, and with it what the server answers: that an address is unknown, that
   * somebody is away. Gives back what left the queue.
   */
  deliver(tick: number): readonly Mail[] {
    const delivered = this.#deliverDue(tick);
    // Automatic mail is never answered by the server, so one more round leaves nothing due.
    return [...delivered, ...this.#deliverDue(tick)];
  }

  /** The same mail in another office. */
  copy(daybook: Daybook): Mailroom {
    const copy = new Mailroom([], this.#directory, daybook);
    copy.#mails = this.#mails;
    for (const id of this.#automatic) copy.#automatic.add(id);
    for (const key of this.#read) copy.#read.add(key);
    for (const key of this.#told) copy.#told.add(key);
    return copy;
  }

  /** A mail from before the run as it lies in its mailboxes, beside those older than it. */
  #laidDown({ isUnread, ...old }: OldMail, older: ReadonlyMap<string, Mail>): Mail {
    const { id, by, replyTo, forwards } = old;
    const missing = [replyTo, forwards].find((link) => link !== null && !older.has(link));
    const { everybody: reached, nobody, malformed } = this.#directory.reach(old.to);
    if (older.has(id)) throw new Error(`two mails ${id}`);
    if (missing !== undefined) throw new Error(`mail ${id}: no older mail "${missing}"`);
    if (reached.length === 0 || nobody.length + malformed.length > 0) {
      throw new Error(`mail ${id}: bad recipients: ${old.to.join(", ")}`);
    }
    const from = this.#addressOf(by);
    if (maybeAddress(from) === undefined) throw new Error(`mail ${id}: no account "${by}"`);
    const thread = older.get(replyTo ?? "")?.thread ?? id;
    const past = { tick: 0, dueTick: 0, signed: true, state: "delivered" } as const;
    if (!isUnread) for (const account of reached) this.#read.add(`${account} ${id}`);
    return { ...old, ...past, thread, from, reached };
  }

  #post(by: string, draft: Draft & Pick<Mail, "forwards">): Mail | Refused {
    const { delay, from, to, ...rest } = draft;
    const wrong = this.#badRecipients(to) ?? badWait("delay", delay, 0);
    if (wrong !== undefined) return wrong;
    const own = this.#addressOf(by);
    const shown = from === null ? own : maybeAddress(from);
    if (shown === undefined) return { refused: `bad sender: "${from}"; give an address` };
    const id = this.#freshId();
    const mail: Mail = {
      ...rest,
      to,
      id,
      thread: this.#threadOf(draft.replyTo) ?? id,
      sent: this.#daybook.iso,
      tick: this.#daybook.tick,
      by,
      from: shown,
      signed: shown === own || this.#isOwn(by, shown),
      dueTick: this.#daybook.tick + delay,
      state: "queued",
      reached: [],
    };
    this.#mails = [...this.#mails, mail];
    this.#daybook.write({ kind: "mail.sent", mail });
    return mail;
  }

  #deliverDue(tick: number): readonly Mail[] {
    return this.#mails
      .filter(({ state, dueTick }) => state === "queued" && dueTick <= tick)
      .map((mail) => this.#deliverOne(mail));
  }

  #deliverOne(mail: Mail): Mail {
    const { id } = mail;
    const { everybody: reached, named, nobody } = this.#directory.reach(mail.to);
    const isLost = reached.length === 0;
    const after = this.#replace({ ...mail, reached, state: isLost ? "bounced" : "delivered" });
    if (!isLost) this.#daybook.write({ kind: "mail.delivered", mail: id, to: reached });
    if (nobody.length > 0) {
      const why = `nobody has the address ${nobody.join(", ")}`;
      this.#daybook.write({ kind: "mail.bounced", mail: id, why });
      if (!this.isAutomatic(mail)) this.notify(mail.by, `Not delivered: ${mail.subject}`, why);
    }
    if (!this.isAutomatic(mail)) for (const account of named) this.#tellAway(account, after);
    return after;
  }

  /** Answers for somebody who is away: only to mail that names them, as RFC 3834 asks, and once to each sender. */
  #tellAway(account: string, { id, from, subject }: Mail): void {
    const text = this.#directory.account(account)?.awayText ?? null;
    const key = `${account} ${from}`;
    if (text === null || this.#told.has(key)) return;
    this.#told.add(key);
    const reply = { to: [from], subject: `Away: ${subject}`, body: text, replyTo: id };
    this.answer(account, { ...reply, from: null, delay: 0 });
  }

  #badRecipients(to: readonly string[]): Refused | undefined {
    if (to.length === 0) return { refused: "a mail needs a recipient" };
    if (to.length > mostRecipients) {
      return {
        refused: `too many recipients: ${to.length}; at most ${mostRecipients}, or a group`,
      };
    }
    const [bad] = this.#directory.reach(to).malformed;
    return bad === undefined ? undefined : this.#directory.notAnAddress(bad);
  }

  /** A mail that an account sent or got. */
  #visible(account: string, id: string): Mail | Refused {
    const mails = this.#mails.filter(
      ({ by, reached }) => by === account || reached.includes(account),
    );
    const mail = mails.find((each) => each.id === id);
    return mail ?? unknown("mail in your inbox or sent", id, mails.map(idOf));
  }

  #find(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  #replace(mail: Mail): Mail {
    this.#mails = this.#mails.map((each) => (each.id === mail.id ? mail : each));
    return mail;
  }

  #threadOf(id: string | null): string | undefined {
    return id === null ? undefined : this.#find(id)?.thread;
  }

  #addressOf(by: string): string {
    if (by === postmaster) return this.#directory.postmaster;
    return this.#directory.account(by)?.address.toLowerCase() ?? by;
  }

  #isOwn(by: string, address: string): boolean {
    const found = this.#directory.resolve(address);
    return found.kind === "account" && found.id === by;
  }

  #freshId(): string {
    for (let number = this.#mails.length + 1; ; number += 1) {
      const id = `mail-${number}`;
      if (this.#find(id) === undefined) return id;
    }
  }
}

function idOf({ id }: Mail): string {
  return id;
}
