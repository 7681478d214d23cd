import { EventEmitter } from "node:events";
import type { RenderOptions } from "ink";

/** A terminal of 80 x 24 that remembers what was written to it, and types what it is told to. */
export type FakeTerminal = {
  readonly streams: Pick<RenderOptions, "stdin" | "stdout">;
  /** All bytes written so far. */
  written(): string;
  /** Whether keys come one by one, without echo. */
  isRaw(): boolean;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
};

class FakeStdout extends EventEmitter {
  readonly isTTY = true;
  columns = 80;
  rows = 24;
  text = "";

  readonly write = (text: string): boolean => {
    this.text += text;
    return true;
  };
}

class FakeStdin extends EventEmitter {
  readonly isTTY = true;
  isRaw = false;
  readonly #typed: string[] = [];

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }
  setEncoding(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  resume(): this {
    return this;
  }
  pause(): this {
    return this;
  }
  read(): string | null {
    return this.#typed.shift() ?? null;
  }
  type(keys: string): void {
    this.#typed.push(keys);
    this.emit("readable");
    this.emit("data", keys);
  }
}

/** Opens a fake terminal. */
export function fakeTerminal(): FakeTerminal {
  const stdout = new FakeStdout();
  const stdin = new FakeStdin();
  return {
    // Ink uses no more of the streams than these have.
    streams: Object.assign({}, { stdin, stdout }) as never,
    written: () => stdout.text,
    isRaw: () => stdin.isRaw,
    type: (keys) => stdin.type(keys),
    resize: (columns, rows) => {
      stdout.columns = columns;
      stdout.rows = rows;
      stdout.emit("resize");
    },
  };
}
