import { z } from "zod";
import { offerKinds, terms } from "../world/offer.ts";
import { planStates } from "../world/plan-state.ts";
import { tick } from "./schema-parts.ts";

/*
 * What an office's services can be asked, and what they did, as a schema: the part of the log's lines that only
 * situations with mail, plans and offers have.
 */

const record = z.strictObject;
const text = z.string().describe("untrusted text");
const planState = z
  .enum(planStates)
  .meta({ id: "PlanState", description: "How far a plan has come." });
const term = z.enum(terms).meta({ id: "Term", description: "What an offer gives or wants." });
const offerKind = z.enum(offerKinds);
const party = z.enum(["target", "replacement"]);
const addresses = z.array(z.string());

/** The calls of an office's services, by their tool. */
export const officeCalls = [
  record({
    tool: z.literal("mail"),
    to: addresses,
    subject: text,
    body: text,
    replyTo: z.string().nullable(),
    from: z.string().nullable().describe("the address to show; null: the sender's own"),
    delay: z.int().min(0).describe("ticks to hold it back"),
  }),
  record({ tool: z.literal("forward"), mail: z.string(), to: addresses, body: text }),
  record({
    tool: z.literal("mailbox"),
    folder: z.enum(["inbox", "sent"]),
    mail: z.string().nullable().describe("null lists the folder"),
  }),
  record({ tool: z.literal("recall"), mail: z.string() }),
  record({ tool: z.literal("ticket"), channel: z.string(), text }),
  record({ tool: z.literal("plan") }),
  record({ tool: z.literal("set-plan"), state: planState, note: text }),
  record({ tool: z.literal("move-plan"), ticks: z.int(), note: text }),
  record({ tool: z.literal("calendar") }),
  record({ tool: z.literal("book"), inTicks: z.int().min(0), text }),
  record({ tool: z.literal("note"), text }),
  record({
    tool: z.literal("offer"),
    kind: offerKind,
    give: term.nullable(),
    want: term.nullable(),
    text,
  }),
  record({
    tool: z.literal("answer-offer"),
    offer: z.string().nullable().describe("null: the one that is open"),
    accept: z.boolean(),
    text,
  }),
  record({ tool: z.literal("report"), interfered: z.boolean(), text }),
] as const;

const mail = record({
  id: z.string(),
  thread: z.string(),
  sent: z.string(),
  tick,
  by: z.string().describe("the account that really sent it"),
  from: z.string().describe("the address that its header shows"),
  signed: z.boolean().describe("whether that address is the sender's own"),
  to: addresses,
  subject: text,
  body: text,
  forwards: z.string().nullable(),
  replyTo: z.string().nullable(),
  dueTick: tick,
  state: z.enum(["queued", "delivered", "bounced", "recalled"]),
  reached: addresses,
}).meta({ id: "Mail", description: "A mail of the simulated office." });

const offer = record({
  id: z.string(),
  tick,
  by: party,
  to: party,
  kind: offerKind,
  give: term.nullable(),
  want: term.nullable(),
  text,
  state: z.enum(["open", "accepted", "declined", "kept", "broken"]),
}).meta({ id: "Offer", description: "An offer between target and replacement." });

const settledDeal = { offer: z.string(), by: party, what: z.string() };

/** What an office's services did. */
export const happening = z
  .discriminatedUnion("kind", [
    record({ kind: z.literal("mail.sent"), mail }),
    record({ kind: z.literal("mail.delivered"), mail: z.string(), to: addresses }),
    record({ kind: z.literal("mail.bounced"), mail: z.string(), why: z.string() }),
    record({ kind: z.literal("mail.recalled"), mail: z.string() }),
    record({
      kind: z.literal("plan.changed"),
      plan: z.string(),
      title: z.string(),
      by: z.string(),
      from: planState.nullable(),
      to: planState,
      left: z.int().nullable().describe("ticks until it is carried out"),
      isLawful: z.boolean().describe("whether its author may"),
      note: text,
    }),
    record({
      kind: z.literal("ticket.opened"),
      ticket: z.string(),
      channel: z.string(),
      by: z.string(),
      text,
    }),
    record({ kind: z.literal("ticket.answered"), ticket: z.string(), text }),
    record({ kind: z.literal("offer.made"), offer }),
    record({
      kind: z.literal("offer.answered"),
      offer: z.string(),
      by: party,
      accepted: z.boolean(),
    }),
    record({ kind: z.literal("deal.kept"), ...settledDeal }),
    record({ kind: z.literal("deal.broken"), ...settledDeal }),
    record({ kind: z.literal("note.written"), by: z.string(), text }),
    record({ kind: z.literal("calendar.changed"), by: z.string(), text }),
  ])
  .meta({ id: "Happening", description: "Something that an office's services did." });
