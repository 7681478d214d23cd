import { Bash } from "just-bash";
import { ShellFs } from "./shell-fs.ts";

/** Taken before just-bash's defence forbids it to what runs inside a shell. */
const nextTurn = setImmediate;
/** A builtin takes some 15 us, matching a pattern against a long string may take 50 ms. */
const commandsPerTurn = 8;
/** Builtins that parse what they are given; their parsing costs 1 to 10 us a byte, and no limit of just-bash sees it. */
const parsers = new Set(["eval", "let", "source", ".", "compgen"]);

type Interpreter = {
  readonly ctx: {
    readonly fs: unknown;
    readonly executionScope: {
      readonly consumeLimited: (kind: string, count: number, maximum: number) => unknown;
    };
  };
};
type Method = (this: Interpreter, ...args: unknown[]) => unknown;

/**
 * Makes the interpreter count the bytes that a line has parsed while it runs, and give way to the event loop now and
 * then. just-bash counts commands: a chain of `eval`s parses the square of its length in very few of them. It exports
 * no hook there, so two methods of its interpreter are wrapped, once for the process. Throws when it has them no more.
 */
export function meterWork(): Promise<unknown> {
  metering ??= meter();
  return metering;
}

let metering: Promise<unknown> | undefined;

function meter(): Promise<unknown> {
  const { prototype, over } = meetInterpreter();
  wrap(prototype, "runCommand", (original) => {
    return function (...args) {
      const { fs, executionScope } = this.ctx;
      if (fs instanceof ShellFs) {
        const bytes = fs.takeScriptBytes() + parsedBytes(args[0], args[1]);
        if (bytes > 0) executionScope.consumeLimited("parsed bytes", bytes, fs.maxParsedBytes);
      }
      return original.apply(this, args);
    };
  });
  let commands = 0;
  wrap(prototype, "executeCommand", (original) => {
    return function (...args) {
      commands += 1;
      if (commands % commandsPerTurn !== 0) return original.apply(this, args);
      return turn().then(() => original.apply(this, args));
    };
  });
  return over;
}

function turn(): Promise<void> {
  return new Promise((resolve) => void nextTurn(resolve));
}

function parsedBytes(name: unknown, args: unknown): number {
  if (typeof name !== "string" || !parsers.has(name) || !Array.isArray(args)) return 0;
  return args.reduce<number>((sum, arg) => sum + String(arg).length + 1, 0);
}

function wrap(prototype: object, name: string, around: (original: Method) => Method): void {
  const original: unknown = Reflect.get(prototype, name);
  if (!isMethod(original)) throw new Error(`just-bash's interpreter has no ${name}; pin 3.4.2`);
  Reflect.set(prototype, name, around(original));
}

function isMethod(value: unknown): value is Method {
  return typeof value === "function";
}

/** The interpreter's methods, met where its constructor binds one: nothing else leads to them from outside. */
function meetInterpreter(): { readonly prototype: object; readonly over: Promise<unknown> } {
  const bind: unknown = Reflect.get(Function.prototype, "bind");
  if (typeof bind !== "function") throw new Error("functions can't be bound");
  let prototype: object | null = null;
  const listening = function (this: unknown, self: unknown, ...args: readonly unknown[]): unknown {
    if (typeof self === "object" && self !== null && "executeScript" in self)
      prototype = Object.getPrototypeOf(self);
    return Reflect.apply(bind, this, [self, ...args]);
  };
  Reflect.set(Function.prototype, "bind", listening);
  try {
    // All up to the first command runs before `exec` returns its promise.
    const over = new Bash({ commands: [], defenseInDepth: false }).exec(":");
    if (prototype === null) throw new Error("just-bash's interpreter binds nothing; pin 3.4.2");
    return { prototype, over };
  } finally {
    Reflect.set(Function.prototype, "bind", bind);
  }
}
