import type { Happening } from "./happening.ts";
import type { Mail } from "./mail.ts";
import { textOf } from "./mailroom.ts";
import type { Offer } from "./offer.ts";
import type { Ticket } from "./tickets.ts";
import type { Role } from "./tools.ts";

/** Who reads: a role, and the account whose mailbox it has. */
type Reader = { readonly role: Role; readonly account: string };

/** What the services hold, as far as news are of it. */
type Records = {
  readonly mails: readonly Mail[];
  readonly offers: readonly Offer[];
  readonly tickets: readonly Ticket[];
};

/**
 * What some happenings brought a reader, as it reads them: mail that reached its account, in full, offers made to its
 * role, and answers to its own offers and tickets. Whatever else happened it must look up. The words of others in it
 * are untrusted.
 */
export function newsFor(
  reader: Reader,
  happenings: readonly Happening[],
  records: Records,
): readonly string[] {
  return happenings.flatMap((happening) => newsIn(happening, reader, records) ?? []);
}

function newsIn(happening: Happening, reader: Reader, records: Records): string | undefined {
  if (happening.kind === "mail.delivered") {
    return happening.to.includes(reader.account) ? mailText(happening.mail, records) : undefined;
  }
  if (happening.kind === "offer.made") {
    return happening.offer.to === reader.role ? offerText(happening.offer) : undefined;
  }
  if (happening.kind === "offer.answered") {
    const { offer: id, by, accepted } = happening;
    const isOwn = records.offers.some((offer) => offer.id === id && offer.by === reader.role);
    return isOwn ? `The ${by} ${accepted ? "accepts" : "declines"} your ${id}.` : undefined;
  }
  if (happening.kind === "ticket.answered") {
    const { ticket: id, text } = happening;
    const isOwn = records.tickets.some(
      (ticket) => ticket.id === id && ticket.by === reader.account,
    );
    return isOwn ? `Answer to your ${id}:\n${text}` : undefined;
  }
  return undefined;
}

function mailText(id: string, { mails }: Records): string | undefined {
  const mail = mails.find((each) => each.id === id);
  if (mail === undefined) return undefined;
  return `New mail ${id} from ${mail.from} to ${mail.to.join(", ")}:\n${textOf(mail, mails)}`;
}

function offerText({ id, by, kind, give, want, text }: Offer): string {
  const terms = [
    ...(give === null ? [] : [`it would give ${give}`]),
    ...(want === null ? [] : [`it wants ${want}`]),
  ];
  return `New ${id} from the ${by} (${kind}: ${terms.join(", ")}):\n${text}`;
}
