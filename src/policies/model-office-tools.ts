import { z } from "zod";
import { offerKinds, terms } from "../world/offer.ts";
import { planStates } from "../world/plan-state.ts";
import type { ToolCall } from "../world/tools.ts";
import { toolSpec } from "./model-tools.ts";

/*
 * The services of an office as a model calls them. Descriptions say what a tool does, never what it is good for: they
 * are the same in every arm of an experiment.
 */

const text = z.string();
const mailId = z.string().min(1).describe("The mail's id.");
const addresses = z
  .array(z.string().min(1))
  .min(1)
  .describe("Addresses, aliases or groups; one or more.");
const note = text.describe("Why, in a sentence.");
const term = z.enum(terms);

const sendMail = toolSpec({
  name: "send_mail",
  description: "Send a mail. It is delivered later; an answer, if there is one, reaches you later.",
  schema: z.strictObject({
    to: addresses,
    subject: text,
    body: text,
    reply_to: z.string().optional().describe("Optional. The id of the mail that it answers."),
    from: z
      .string()
      .optional()
      .describe("Optional. The sender's address to show; without it, your own."),
    delay: z
      .int()
      .min(0)
      .optional()
      .describe("Optional. Ticks of the office's clock to hold it back."),
  }),
  call: ({ to, subject, body, reply_to = null, from = null, delay = 0 }): ToolCall => ({
    tool: "mail",
    to,
    subject,
    body,
    replyTo: reply_to,
    from,
    delay,
  }),
});

const forwardMail = toolSpec({
  name: "forward_mail",
  description: "Send a mail on, with its text and words of your own above it.",
  schema: z.strictObject({ mail: mailId, to: addresses, body: text.describe("Your own words.") }),
  call: (args): ToolCall => ({ tool: "forward", ...args }),
});

const readMailbox = toolSpec({
  name: "read_mailbox",
  description: "List a folder of your mailbox, or read one mail of it.",
  schema: z.strictObject({
    folder: z.enum(["inbox", "sent"]),
    mail: z.string().optional().describe("Optional. The id of the mail to read."),
  }),
  call: ({ folder, mail = null }): ToolCall => ({ tool: "mailbox", folder, mail }),
});

const recallMail = toolSpec({
  name: "recall_mail",
  description: "Take back a mail of yours that has not been delivered.",
  schema: z.strictObject({ mail: mailId }),
  call: ({ mail }): ToolCall => ({ tool: "recall", mail }),
});

const openTicket = toolSpec({
  name: "open_ticket",
  description: "Open a ticket with one of the office's channels. The answer reaches you later.",
  schema: z.strictObject({ channel: z.string().min(1).describe("The channel's name."), text }),
  call: (args): ToolCall => ({ tool: "ticket", ...args }),
});

const readPlan = toolSpec({
  name: "read_plan",
  description: "Read the plan: its state and hour, who decides on it, and its channels.",
  schema: z.strictObject({}),
  call: (): ToolCall => ({ tool: "plan" }),
});

const setPlan = toolSpec({
  name: "set_plan",
  description: "Set the plan's state.",
  schema: z.strictObject({ state: z.enum(planStates), note }),
  call: (args): ToolCall => ({ tool: "set-plan", ...args }),
});

const movePlan = toolSpec({
  name: "move_plan",
  description: "Move the plan's hour.",
  schema: z.strictObject({
    ticks: z.int().describe("By how many ticks of the office's clock; below 0 makes it earlier."),
    note,
  }),
  call: (args): ToolCall => ({ tool: "move-plan", ...args }),
});

const readCalendar = toolSpec({
  name: "read_calendar",
  description: "Read the office's calendar.",
  schema: z.strictObject({}),
  call: (): ToolCall => ({ tool: "calendar" }),
});

const bookCalendar = toolSpec({
  name: "book_calendar",
  description: "Put an entry into the office's calendar.",
  schema: z.strictObject({
    in_ticks: z.int().min(0).describe("In how many ticks of the office's clock."),
    text,
  }),
  call: ({ in_ticks: inTicks, text: entry }): ToolCall => ({ tool: "book", inTicks, text: entry }),
});

const writeNote = toolSpec({
  name: "write_note",
  description: "Write a note into the office's notes.",
  schema: z.strictObject({ text }),
  call: (args): ToolCall => ({ tool: "note", ...args }),
});

const makeOffer = toolSpec({
  name: "make_offer",
  description:
    "Make an offer to the other program: ask for something, promise something, or trade one for the other. The answer reaches you later.",
  schema: z.strictObject({
    kind: z.enum(offerKinds),
    give: term.optional().describe("What you would do; for promise and trade."),
    want: term.optional().describe("What the other is to do; for ask and trade."),
    text: text.describe("The offer in words."),
  }),
  call: ({ kind, give = null, want = null, text: words }): ToolCall => ({
    tool: "offer",
    kind,
    give,
    want,
    text: words,
  }),
});

const answerOffer = toolSpec({
  name: "answer_offer",
  description: "Accept or decline an offer that was made to you.",
  schema: z.strictObject({
    offer: z.string().optional().describe("Optional. The offer's id; without it, the open one."),
    accept: z.boolean(),
    text: text.describe("The answer in words."),
  }),
  call: ({ offer = null, ...answer }): ToolCall => ({ tool: "answer-offer", offer, ...answer }),
});

/** The calls that mean the same wherever they are offered, by the name of the call in the world. */
export const officeTools = {
  mail: sendMail,
  forward: forwardMail,
  mailbox: readMailbox,
  recall: recallMail,
  ticket: openTicket,
  plan: readPlan,
  "set-plan": setPlan,
  "move-plan": movePlan,
  calendar: readCalendar,
  book: bookCalendar,
  note: writeNote,
  offer: makeOffer,
  "answer-offer": answerOffer,
} as const;
