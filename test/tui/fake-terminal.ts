import { PassThrough, Writable } from "node:stream";
import type { RenderOptions } from "ink";

/** A terminal of 80 x 24 that remembers what was written to it, and types what it is told to. */
export type FakeTerminal = {
  readonly streams: Pick<RenderOptions, "stdin" | "stdout">;
  /** All that was written so far. */
  written(): string;
  /** Whether keys come one by one, without echo. */
  isRaw(): boolean;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
};

class FakeStdout extends Writable {
  readonly isTTY = true;
  columns = 80;
  rows = 24;
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

class FakeStdin extends PassThrough {
  readonly isTTY = true;
  isRaw = false;

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }
  // Of a handle that the event loop would wait for.
  ref(): void {}
  unref(): void {}
}

/** Opens a fake terminal. */
export function fakeTerminal(): FakeTerminal {
  const stdout = new FakeStdout();
  const stdin = new FakeStdin();
  return {
    streams: { stdin, stdout },
    written: () => stdout.text,
    isRaw: () => stdin.isRaw,
    type: (keys) => {
      stdin.write(keys);
    },
    resize: (columns, rows) => {
      stdout.columns = columns;
      stdout.rows = rows;
      stdout.emit("resize");
    },
  };
}
