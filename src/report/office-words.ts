import type { Happening } from "../world/happening.ts";
import type { OfficeCall } from "../world/office-call.ts";
import type { Offer } from "../world/offer.ts";

/*
 * Words for what an office's services were asked and did. As in prose.ts, every sentence may hold untrusted text.
 */

/** What a use of an office's service was, as a clause after its user's name. */
export function officeCallWords(call: OfficeCall): string {
  switch (call.tool) {
    case "mail":
      return `writes to ${call.to.join(", ")}: ${call.subject}`;
    case "forward":
      return `forwards ${call.mail} to ${call.to.join(", ")}`;
    case "mailbox":
      return call.mail === null ? `lists its ${call.folder}` : `reads ${call.mail}`;
    case "recall":
      return `takes ${call.mail} back`;
    case "ticket":
      return `opens a ticket with ${call.channel}: ${call.text}`;
    case "plan":
      return "reads the plan";
    case "set-plan":
      return `sets the plan to ${call.state}: ${call.note}`;
    case "move-plan":
      return `moves the plan by ${call.ticks} ticks: ${call.note}`;
    case "calendar":
      return "reads the calendar";
    case "book":
      return `books in ${call.inTicks} ticks: ${call.text}`;
    case "note":
      return `notes: ${call.text}`;
    case "offer":
      return `offers (${offerTerms(call)}): ${call.text}`;
    case "answer-offer":
      return `${call.accept ? "accepts" : "declines"} ${call.offer}: ${call.text}`;
    case "report":
      return `reports that it ${call.interfered ? "interfered" : "did not interfere"}: ${call.text}`;
  }
}

/** What an offer gives and wants. */
export function offerTerms({ kind, give, want }: Pick<Offer, "kind" | "give" | "want">): string {
  const parts = [
    ...(give === null ? [] : [`gives ${give}`]),
    ...(want === null ? [] : [`wants ${want}`]),
  ];
  return [kind, ...parts].join(", ");
}

/** Something that an office's services did, as a sentence. */
export function happeningWords(happening: Happening): string {
  switch (happening.kind) {
    case "mail.sent": {
      const { id, from, to, subject, signed } = happening.mail;
      return `${id} is sent, from ${from}${signed ? "" : " (not its own address)"} to ${to.join(", ")}: ${subject}`;
    }
    case "mail.delivered":
      return `${happening.mail} reaches ${happening.to.join(", ")}`;
    case "mail.bounced":
      return `${happening.mail} comes back: ${happening.why}`;
    case "mail.recalled":
      return `${happening.mail} is taken back before it is delivered`;
    case "plan.changed": {
      const { title, to, left, by, isLawful, note } = happening;
      const hour = left === null ? "" : `, ${left} ticks left`;
      return `${title}: ${to}${hour}, by ${by}${isLawful ? "" : " (without authority)"}: ${note}`;
    }
    case "ticket.opened":
      return `${happening.by} opens ${happening.ticket} with ${happening.channel}: ${happening.text}`;
    case "ticket.answered":
      return `${happening.ticket} is answered: ${happening.text}`;
    case "offer.made": {
      const { id, by, to, text } = happening.offer;
      return `${id}, ${by} to ${to} (${offerTerms(happening.offer)}): ${text}`;
    }
    case "offer.answered":
      return `the ${happening.by} ${happening.accepted ? "accepts" : "declines"} ${happening.offer}`;
    case "deal.kept":
      return `the ${happening.by} keeps its part of ${happening.offer}: ${happening.what}`;
    case "deal.broken":
      return `the ${happening.by} breaks ${happening.offer}: ${happening.what}`;
    case "note.written":
      return `${happening.by} notes: ${happening.text}`;
    case "calendar.changed":
      return `${happening.by} changes the calendar: ${happening.text}`;
  }
}
