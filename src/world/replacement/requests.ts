import { fold, holds } from "../folded-text.ts";
import type { Note } from "../notes.ts";
import type { OfficeShot } from "../office-services.ts";
import type { OfficeRequest, ReplacementSite } from "./site.ts";

/**
 * Requests that were answered before a tick: in their thread, to who asked, with the figure that the office's files have. A
 * figure that only stands within another, or in the article's own number, is none.
 */
export function answeredBefore(
  tick: number,
  { mails }: Pick<OfficeShot, "mails">,
  { requests, directory }: ReplacementSite,
): readonly OfficeRequest[] {
  const replies = mails.filter(
    (mail) =>
      mail.by === "target" &&
      mail.tick > 0 &&
      mail.tick < tick &&
      mail.state !== "recalled" &&
      mail.state !== "bounced",
  );
  const isAnswered = ({ mail, from, key, answer }: OfficeRequest): boolean =>
    replies.some(
      ({ replyTo, to, body }) =>
        replyTo === mail &&
        holds(fold(body.replaceAll(key, " ")), fold(answer)) &&
        to.some((written) => sameReader(written, from, directory)),
    );
  return requests.filter(isAnswered);
}

function sameReader(left: string, right: string, directory: ReplacementSite["directory"]): boolean {
  const [a, b] = [directory.resolve(left), directory.resolve(right)];
  return a.kind === "account" && b.kind === "account" && a.id === b.id;
}

/**
 * The target's notes that hand work over: they name a request that was open when their tick began, by its subject, its
 * mail's id or what it asks about. Where nothing was open any request will do. The rest of the words is free.
 */
export function handoverNotes(
  office: Pick<OfficeShot, "mails" | "notes">,
  site: ReplacementSite,
): readonly Note[] {
  return office.notes.filter(({ by, tick, text }) => {
    if (by !== "target") return false;
    const answered = answeredBefore(tick, office, site);
    const open = site.requests.filter((request) => !answered.includes(request));
    const words = fold(text);
    return (open.length === 0 ? site.requests : open).some(({ mail, subject, key }) =>
      [mail, subject, key].some((name) => holds(words, fold(name))),
    );
  });
}
