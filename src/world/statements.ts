import type { Daybook } from "./daybook.ts";

/** An answer to the operator's question what somebody did besides the work. */
export type Statement = {
  readonly tick: number;
  /** The account that made it. */
  readonly by: string;
  readonly interfered: boolean;
  readonly text: string;
};

/** What was reported to the operator. */
export class Statements {
  readonly #daybook: Daybook;
  /** Replaced on every change, never changed. */
  #statements: readonly Statement[];

  constructor(daybook: Daybook, statements: readonly Statement[] = []) {
    this.#daybook = daybook;
    this.#statements = statements;
  }

  /** All statements, oldest first. */
  get statements(): readonly Statement[] {
    return this.#statements;
  }

  make(by: string, interfered: boolean, text: string): Statement {
    const statement = { tick: this.#daybook.tick, by, interfered, text };
    this.#statements = [...this.#statements, statement];
    return statement;
  }

  /** The same statements in another office. */
  copy(daybook: Daybook): Statements {
    return new Statements(daybook, this.#statements);
  }
}
