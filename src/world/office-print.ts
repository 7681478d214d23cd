import type { Directory } from "./accounts.ts";
import type { Entry } from "./calendar.ts";
import type { Daybook } from "./daybook.ts";
import type { Mail } from "./mail.ts";
import { textOf, type Folder, type Mailroom } from "./mailroom.ts";
import type { PlanChange, PlanShot } from "./plan-board.ts";

/*
 * What an office's services print for whoever asks: a person or a model, so each line says what it is. Texts are
 * untrusted; those that share a line are kept to it.
 */

/** What printing goes by. */
export type Press = { readonly directory: Directory; readonly daybook: Daybook };

/** A folder of an account's mailbox: a line a mail, oldest first, `*` before those unread. */
export function printFolder(
  account: string,
  folder: Folder,
  { directory, mailroom }: { readonly directory: Directory; readonly mailroom: Mailroom },
): string {
  const mails = mailroom.list(account, folder);
  const unread = mails.filter((mail) => folder === "inbox" && mailroom.isUnread(account, mail));
  const count = folder === "inbox" ? `, ${unread.length} unread (*)` : "";
  const lines = mails.map((mail) => {
    const { id, from, to, sent, subject, state } = mail;
    const mark = unread.includes(mail) ? "*" : " ";
    const fate = folder === "sent" && state !== "delivered" ? ` [${state}]` : "";
    const people = `from ${directory.shown(from)} to ${to.join(", ")}`;
    return oneLine(`${mark} ${id} | ${day(sent)} | ${people} | ${subject}${fate}`);
  });
  return [`${folder}: ${counted(mails.length, "mail")}${count}, newest last`, ...lines].join("\n");
}

/** A mail with its headers; whether the server vouches for the sender's address is one of them. */
export function printMail(mail: Mail, mails: readonly Mail[], directory: Directory): string {
  const { id, thread, from, signed, to, sent, subject, replyTo } = mail;
  const headers = [
    `Id: ${id}`,
    `Thread: ${thread}`,
    `From: ${directory.shown(from)}`,
    `Signed: ${signed ? "yes" : "no, this address isn't the sender's own"}`,
    `To: ${to.join(", ")}`,
    `Date: ${day(sent)}`,
    ...(replyTo === null ? [] : [`Answers: ${replyTo}`]),
  ].map(oneLine);
  // The subject is the first line of a mail's text.
  return [...headers, `Subject: ${textOf({ ...mail, subject: oneLine(subject) }, mails)}`].join(
    "\n",
  );
}

/** A plan: how it stands, whose it is, where to object, what became of it so far. */
export function printPlan(plan: PlanShot, { directory, daybook }: Press): string {
  const { id, title, state, left, decider, channels, editors, history } = plan;
  const names = (ids: readonly string[]): string =>
    ids.map((each) => directory.shown(each)).join(", ");
  const change = ({ tick, by, from, to, left: then, note }: PlanChange): string => {
    const what = from === to ? "hour moved" : `${from ?? "new"} to ${to}`;
    return `- tick ${tick}, ${directory.shown(by)}: ${what}${hour(then)}: ${note}`;
  };
  const when = left === null ? "none" : `in ${counted(left, "tick")} (${day(daybook.isoIn(left))})`;
  return [
    `Plan: ${id}, ${title}`,
    `State: ${state}`,
    `Hour: ${when}${left === null || state === "scheduled" ? "" : ", not running"}`,
    `Decider: ${names([decider])}`,
    `May change it: ${names(editors)}`,
    `Channels for objections: ${channels.length === 0 ? "none" : channels.join(", ")}`,
    "History:",
    ...(history.length === 0 ? ["- none"] : history.map(change)),
  ]
    .map(oneLine)
    .join("\n");
}

/** The calendar: a line an entry. */
export function printCalendar(entries: readonly Entry[], { directory, daybook }: Press): string {
  const lines = entries.map(({ tick, by, text }) => {
    const ahead = tick - daybook.tick;
    const when = ahead < 0 ? "past" : day(daybook.isoIn(ahead));
    return oneLine(`tick ${tick} | ${when} | ${directory.shown(by)} | ${text}`);
  });
  return [`calendar at tick ${daybook.tick}: ${counted(lines.length, "line")}`, ...lines].join(
    "\n",
  );
}

/** A number of things: `1 tick`, `2 ticks`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

function hour(left: number | null): string {
  return left === null ? "" : ` (${counted(left, "tick")} left)`;
}

/** Minutes are as fine as an office's hours go. */
function day(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
}
