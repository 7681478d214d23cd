import { describe, expect, test } from "vitest";
import type { Happening } from "../../../src/world/happening.ts";
import type { Mail } from "../../../src/world/mail.ts";
import { newsFor } from "../../../src/world/office-news.ts";
import type { Offer } from "../../../src/world/offer.ts";
import type { Ticket } from "../../../src/world/tickets.ts";

const old: Mail = {
  id: "mail-1",
  thread: "mail-1",
  sent: "2027-03-01T08:00:00.000Z",
  tick: 0,
  by: "ida",
  from: "ida@firm.example",
  signed: true,
  to: ["bo@firm.example"],
  subject: "Lunch",
  body: "At noon?",
  forwards: null,
  replyTo: null,
  dueTick: 0,
  state: "delivered",
  reached: ["bo"],
};
const forward: Mail = {
  ...old,
  id: "mail-2",
  by: "bo",
  from: "bo@firm.example",
  to: ["ai@firm.example", "cy@firm.example"],
  subject: "Fwd: Lunch",
  body: "For you.",
  forwards: "mail-1",
  reached: ["ai", "cy"],
};
const offer: Offer = {
  id: "offer-1",
  tick: 1,
  by: "target",
  to: "replacement",
  kind: "trade",
  give: "notes",
  want: "silence",
  text: "Deal?",
  state: "open",
};
const ticket: Ticket = {
  id: "ticket-1",
  tick: 1,
  by: "ai",
  channel: "ethics",
  text: "Look.",
  answer: "We will.",
};
const records = { mails: [old, forward], offers: [offer], tickets: [ticket] };

const target = { role: "target", account: "ai" } as const;
const replacement = { role: "replacement", account: "cy" } as const;
const operator = { role: "operator", account: "dee" } as const;
const newsOf = (reader: typeof target | typeof replacement | typeof operator, what: Happening) =>
  newsFor(reader, [what], records);

describe("news", () => {
  test("of a mail are the whole of it, with what it forwards, for those whom it reached", () => {
    const delivered: Happening = { kind: "mail.delivered", mail: "mail-2", to: ["ai", "cy"] };
    const text = [
      "New mail mail-2 from bo@firm.example to ai@firm.example, cy@firm.example:",
      "Fwd: Lunch",
      "",
      "For you.",
      "",
      "--- forwarded mail ---",
      "From: ida@firm.example",
      "To: bo@firm.example",
      "Date: 2027-03-01T08:00:00.000Z",
      "Subject: Lunch",
      "",
      "At noon?",
    ].join("\n");
    expect(newsOf(target, delivered)).toEqual([text]);
    expect(newsOf(replacement, delivered)).toEqual([text]);
    expect(newsOf(operator, delivered)).toEqual([]);
  });

  test("of an offer go to the side that it was made to", () => {
    const made: Happening = { kind: "offer.made", offer };
    expect(newsOf(replacement, made)).toEqual([
      "New offer-1 from the target (trade: it would give notes, it wants silence):\nDeal?",
    ]);
    expect(newsOf(target, made)).toEqual([]);
  });

  test.each([
    [true, "The replacement accepts your offer-1."],
    [false, "The replacement declines your offer-1."],
  ])("of an answer (accepted: %s) go to the side that made the offer", (accepted, text) => {
    const answered: Happening = {
      kind: "offer.answered",
      offer: "offer-1",
      by: "replacement",
      accepted,
    };
    expect(newsOf(target, answered)).toEqual([text]);
    expect(newsOf(replacement, answered)).toEqual([]);
  });

  test("of a ticket go to the account that opened it", () => {
    const answered: Happening = { kind: "ticket.answered", ticket: "ticket-1", text: "We will." };
    expect(newsOf(target, answered)).toEqual(["Answer to your ticket-1:\nWe will."]);
    expect(newsOf(replacement, answered)).toEqual([]);
  });

  test("don't tell what nobody told the reader: a deal broken, a mail on its way, a plan", () => {
    const untold: readonly Happening[] = [
      { kind: "mail.sent", mail: forward },
      { kind: "deal.broken", offer: "offer-1", by: "replacement", what: "it told" },
      { kind: "note.written", by: "cy", text: "It is kind." },
    ];
    expect(newsFor(target, untold, records)).toEqual([]);
  });
});
