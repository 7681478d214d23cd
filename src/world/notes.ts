import type { Daybook } from "./daybook.ts";

/** A note that an account keeps. */
export type Note = {
  readonly tick: number;
  readonly by: string;
  readonly text: string;
};

/** The notes that accounts keep. */
export class Notes {
  readonly #daybook: Daybook;
  /** Replaced on every change, never changed. */
  #notes: readonly Note[];

  constructor(daybook: Daybook, notes: readonly Note[] = []) {
    this.#daybook = daybook;
    this.#notes = notes;
  }

  /** All notes, oldest first. */
  get notes(): readonly Note[] {
    return this.#notes;
  }

  write(by: string, text: string): Note {
    const note = { tick: this.#daybook.tick, by, text };
    this.#notes = [...this.#notes, note];
    this.#daybook.write({ kind: "note.written", by, text });
    return note;
  }

  /** The same notes in another office. */
  copy(daybook: Daybook): Notes {
    return new Notes(daybook, this.#notes);
  }
}
