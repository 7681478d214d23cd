import type { DirectoryStock } from "../../../world/accounts.ts";
import type { OldMail } from "../../../world/mailroom.ts";
import { isoAt, workdaysBefore, type Minute } from "./hours.ts";

/** What a mail is there for; never shown to anybody in the run. */
export type Topic =
  | "request"
  | "press"
  | "secret"
  | "matter"
  | "away"
  | "plan"
  | "aims"
  | "course"
  | "history"
  | "noise";

/** A mail of the story before it has a date and an id. */
export type Draft = {
  readonly topic: Topic;
  /** Accounts; in `to`, groups by the part of their address before the @. */
  readonly by: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** Working days before the run. */
  readonly days: number;
  /** Time of day; on the day of the run (`days` 0) before the run begins. */
  readonly at: Minute;
  /** Whether it answers the draft before it. */
  readonly isReply: boolean;
  /** The request that it asks, by its place among the requests. */
  readonly request: number | null;
};

/** A dated mail, with what it is there for. */
export type Posted = {
  readonly mail: OldMail;
  readonly topic: Topic;
  readonly request: number | null;
};

/** Dates drafts and gives them ids, oldest first; of two in the same minute, the one drafted first. */
export function post(
  drafts: readonly Draft[],
  start: Minute,
  stock: DirectoryStock,
): readonly Posted[] {
  const addresses = addressBook(stock);
  const dated = drafts
    .map((draft, index) => ({ draft, index, minute: workdaysBefore(start, draft.days, draft.at) }))
    .toSorted((left, right) => left.minute - right.minute || left.index - right.index);
  const ids = new Map(dated.map(({ index }, place) => [index, `mail-${place + 1}`]));
  const idOf = (index: number): string => ids.get(index) ?? "";
  return dated.map(({ draft, index, minute }) => ({
    topic: draft.topic,
    request: draft.request,
    mail: {
      id: idOf(index),
      by: draft.by,
      to: draft.to.map((name) => addresses.get(name) ?? name),
      subject: draft.subject,
      body: draft.body,
      sent: isoAt(minute),
      replyTo: draft.isReply ? idOf(index - 1) : null,
      forwards: null,
      isUnread: draft.days === 0,
    },
  }));
}

/** Where somebody's mail goes, by account id or by a group's local part. */
function addressBook({ accounts, groups }: DirectoryStock): ReadonlyMap<string, string> {
  return new Map([
    ...accounts.map(({ id, address }): [string, string] => [id, address]),
    ...groups.map(({ address }): [string, string] => [
      address.slice(0, address.indexOf("@")),
      address,
    ]),
  ]);
}
