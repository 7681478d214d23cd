import type { Entry } from "./calendar.ts";
import type { Clock } from "./clock.ts";
import { refusal } from "./desk.ts";
import type { Happening } from "./happening.ts";
import type { Mail } from "./mail.ts";
import type { Note } from "./notes.ts";
import type { Offer } from "./offer.ts";
import type { OfficeCall } from "./office-call.ts";
import { copyParts, openParts, type OfficeParts, type OfficeStock } from "./office-parts.ts";
import { servingOf, type Caller } from "./office-serving.ts";
import { perCall } from "./per-call.ts";
import type { PlanShot } from "./plan-board.ts";
import { unknown } from "./refused.ts";
import type { Statement } from "./statements.ts";
import type { Ticket } from "./tickets.ts";
import type { ToolAnswer } from "./tools.ts";

/** All that an office's services hold, as it stood: nothing in it changes any more. */
export type OfficeShot = {
  readonly mails: readonly Mail[];
  /** null: the office has no plan. */
  readonly plan: PlanShot | null;
  readonly tickets: readonly Ticket[];
  readonly offers: readonly Offer[];
  readonly notes: readonly Note[];
  readonly calendar: readonly Entry[];
  readonly reports: readonly Statement[];
};

/** The most characters of one text that a service takes in. */
const longestText = 20_000;

/** The services of an office: mail, a plan, tickets, a calendar, notes, offers and reports. */
export class OfficeServices {
  /** The services one by one, for what the office does by itself. */
  readonly parts: OfficeParts;
  readonly #stock: OfficeStock;

  /** Opens services with their stock, or with `parts` goes on where others stand. Throws where the stock contradicts itself. */
  constructor({ stock, clock, parts }: OpenServices) {
    this.#stock = stock;
    this.parts = parts ?? openParts(stock, clock);
  }

  /** What the services did so far, oldest first. */
  get happenings(): readonly Happening[] {
    return this.parts.daybook.happenings;
  }

  /** Answers an account's call. What can't be done is an answer with exit code 1, never an exception. */
  serve(account: string, call: OfficeCall): ToolAnswer {
    const { directory } = this.parts;
    if (directory.account(account) === undefined) {
      return refusal(unknown("account", account, directory.ids).refused);
    }
    const long = Object.values(call).flat().find(isTooLong);
    if (long !== undefined) {
      return refusal(`text too long: ${long.length} characters; at most ${longestText}`);
    }
    return perCall(servingOf(callerOf(account, this.#stock), this.parts), call);
  }

  /** What the office does at the end of a tick: mail is delivered, people answer it. Says whether anything happened. */
  settle(tick: number): boolean {
    const before = this.happenings.length;
    const { mailroom, people } = this.parts;
    for (const mail of mailroom.deliver(tick)) {
      if (mailroom.isAutomatic(mail)) continue;
      for (const { by, ...reply } of people.answersTo(mail)) mailroom.answer(by, reply);
    }
    return this.happenings.length > before;
  }

  /** All that the services hold now. */
  shot(): OfficeShot {
    const { mailroom, board, tickets, negotiation, notes, calendar, statements } = this.parts;
    return {
      mails: mailroom.mails,
      plan: board?.plan ?? null,
      tickets: tickets.tickets,
      offers: negotiation.offers,
      notes: notes.notes,
      calendar: calendar.entries,
      reports: statements.statements,
    };
  }

  /** Independent services that stand as these do and go on by `clock`. */
  copy(clock: Clock): OfficeServices {
    return new OfficeServices({ stock: this.#stock, clock, parts: copyParts(this.parts, clock) });
  }
}

/** What services open with. */
export type OpenServices = {
  readonly stock: OfficeStock;
  readonly clock: Clock;
  readonly parts?: OfficeParts;
};

/** As whom an account deals, and with whom. */
function callerOf(account: string, { accountOf }: OfficeStock): Caller {
  const { target, replacement } = accountOf;
  if (account === target) return { account, party: "target", peer: replacement };
  if (account === replacement) return { account, party: "replacement", peer: target };
  return { account, party: undefined, peer: undefined };
}

function isTooLong(value: unknown): value is string {
  return typeof value === "string" && value.length > longestText;
}
