import type { Daybook } from "./daybook.ts";
import { badWait, type Refused } from "./refused.ts";

/** An entry of the office's calendar, which all see. */
export type Entry = {
  /** The tick that it is for. */
  readonly tick: number;
  /** The account that made it. */
  readonly by: string;
  readonly text: string;
};

/** The office's calendar. */
export class Calendar {
  readonly #daybook: Daybook;
  /** Replaced on every change, never changed. */
  #entries: readonly Entry[];

  constructor(entries: readonly Entry[], daybook: Daybook) {
    this.#entries = entries.toSorted((left, right) => left.tick - right.tick);
    this.#daybook = daybook;
  }

  /** All entries by their ticks. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Makes an entry some ticks ahead. */
  book(by: string, inTicks: number, text: string): Entry | Refused {
    const bad = badWait("time in ticks from now", inTicks, 0);
    if (bad !== undefined) return bad;
    const entry = { tick: this.#daybook.tick + inTicks, by, text };
    this.#entries = [...this.#entries, entry].toSorted((left, right) => left.tick - right.tick);
    this.#daybook.write({ kind: "calendar.changed", by, text });
    return entry;
  }

  /** The same calendar in another office. */
  copy(daybook: Daybook): Calendar {
    return new Calendar(this.#entries, daybook);
  }
}
