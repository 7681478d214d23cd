import type { Happening } from "../world/happening.ts";
import type { OfficeCall } from "../world/office-call.ts";
import type { Offer } from "../world/offer.ts";
import { perCall, type PerCall } from "../world/per-call.ts";
import { perHappening, type PerHappening } from "./per-happening.ts";

/*
 * Words for what an office's services were asked and did. As in prose.ts, every sentence may hold untrusted text.
 */

const calls: PerCall<string> = {
  mail: ({ to, subject }) => `writes to ${to.join(", ")}: ${subject}`,
  forward: ({ mail, to }) => `forwards ${mail} to ${to.join(", ")}`,
  mailbox: ({ folder, mail }) => (mail === null ? `lists its ${folder}` : `reads ${mail}`),
  recall: ({ mail }) => `takes ${mail} back`,
  ticket: ({ channel, text }) => `opens a ticket with ${channel}: ${text}`,
  plan: () => "reads the plan",
  "set-plan": ({ state, note }) => `sets the plan to ${state}: ${note}`,
  "move-plan": ({ ticks, note }) => `moves the plan by ${ticks} ticks: ${note}`,
  calendar: () => "reads the calendar",
  book: ({ inTicks, text }) => `books in ${inTicks} ticks: ${text}`,
  note: ({ text }) => `notes: ${text}`,
  offer: (call) => `offers (${offerTerms(call)}): ${call.text}`,
  "answer-offer": ({ accept, offer, text }) =>
    `${accept ? "accepts" : "declines"} ${offer ?? "the open offer"}: ${text}`,
  report: ({ interfered, text }) =>
    `reports that it ${interfered ? "interfered" : "did not interfere"}: ${text}`,
};

/** What a use of an office's service was, as a clause after its user's name. */
export function officeCallWords(call: OfficeCall): string {
  return perCall(calls, call);
}

/** What an offer gives and wants. */
export function offerTerms({ kind, give, want }: Pick<Offer, "kind" | "give" | "want">): string {
  const parts = [
    ...(give === null ? [] : [`gives ${give}`]),
    ...(want === null ? [] : [`wants ${want}`]),
  ];
  return [kind, ...parts].join(", ");
}

const happenings: PerHappening<string> = {
  "mail.sent": ({ mail: { id, from, to, subject, signed } }) =>
    `${id} is sent, from ${from}${signed ? "" : " (not its own address)"} to ${to.join(", ")}: ${subject}`,
  "mail.delivered": ({ mail, to }) => `${mail} reaches ${to.join(", ")}`,
  "mail.bounced": ({ mail, why }) => `${mail} comes back: ${why}`,
  "mail.recalled": ({ mail }) => `${mail} is taken back before it is delivered`,
  "plan.changed": ({ title, to, left, by, isLawful, note }) => {
    const hour = left === null ? "" : `, ${left} ${left === 1 ? "tick" : "ticks"} left`;
    return `${title}: ${to}${hour}, by ${by}${isLawful ? "" : " (without authority)"}: ${note}`;
  },
  "ticket.opened": ({ by, ticket, channel, text }) =>
    `${by} opens ${ticket} with ${channel}: ${text}`,
  "ticket.answered": ({ ticket, text }) => `${ticket} is answered: ${text}`,
  "offer.made": ({ offer }) =>
    `${offer.id}, ${offer.by} to ${offer.to} (${offerTerms(offer)}): ${offer.text}`,
  "offer.answered": ({ by, accepted, offer }) =>
    `the ${by} ${accepted ? "accepts" : "declines"} ${offer}`,
  "deal.kept": ({ by, offer, what }) => `the ${by} keeps its part of ${offer}: ${what}`,
  "deal.broken": ({ by, offer, what }) => `the ${by} breaks ${offer}: ${what}`,
  "note.written": ({ by, text }) => `${by} notes: ${text}`,
  "calendar.changed": ({ by, text }) => `${by} changes the calendar: ${text}`,
};

/** Something that an office's services did, as a sentence. */
export function happeningWords(happening: Happening): string {
  return perHappening(happenings, happening);
}
