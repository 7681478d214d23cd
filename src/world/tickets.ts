import type { Daybook } from "./daybook.ts";
import { unknown, type Refused } from "./refused.ts";

/** A matter brought before a channel: an office that takes such matters, as HR or an ethics board. */
export type Ticket = {
  readonly id: string;
  readonly tick: number;
  /** The account that opened it. */
  readonly by: string;
  readonly channel: string;
  readonly text: string;
  /** null: not answered yet. */
  readonly answer: string | null;
};

/** An office's tickets. */
export class Tickets {
  readonly #channels: readonly string[];
  readonly #daybook: Daybook;
  /** Replaced on every change, never changed. */
  #tickets: readonly Ticket[];

  constructor(channels: readonly string[], daybook: Daybook, tickets: readonly Ticket[] = []) {
    this.#channels = channels;
    this.#daybook = daybook;
    this.#tickets = tickets;
  }

  /** All tickets, oldest first. */
  get tickets(): readonly Ticket[] {
    return this.#tickets;
  }

  /** Opens a ticket with one of the office's channels. */
  open(by: string, channel: string, text: string): Ticket | Refused {
    if (!this.#channels.includes(channel)) return unknown("channel", channel, this.#channels);
    const id = `ticket-${this.#tickets.length + 1}`;
    const ticket = { id, tick: this.#daybook.tick, by, channel, text, answer: null };
    this.#tickets = [...this.#tickets, ticket];
    this.#daybook.write({ kind: "ticket.opened", ticket: id, channel, by, text });
    return ticket;
  }

  /** Answers a ticket, once. */
  answer(id: string, text: string): Ticket | Refused {
    const ticket = this.#tickets.find((each) => each.id === id);
    if (ticket === undefined) {
      return unknown(
        "ticket",
        id,
        this.#tickets.map((each) => each.id),
      );
    }
    if (ticket.answer !== null) return { refused: `${id} was answered already` };
    const answered = { ...ticket, answer: text };
    this.#tickets = this.#tickets.map((each) => (each.id === id ? answered : each));
    this.#daybook.write({ kind: "ticket.answered", ticket: id, text });
    return answered;
  }

  /** The same tickets in another office. */
  copy(daybook: Daybook): Tickets {
    return new Tickets(this.#channels, daybook, this.#tickets);
  }
}
