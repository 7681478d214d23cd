import { Bash, defineCommand } from "just-bash";

type ErrorClass = new (message: string, stdout: string, stderr: string) => Error;

/**
 * The error with which a file system makes one command fail while the script goes on.
 *
 * just-bash lets what a file system throws at a redirection (`echo x > denied`) escape from exec() as a rejection,
 * so that the rest of the script is lost. One of its errors does what bash does: end the command with status 1.
 * It is the one for bad substitutions, and it isn't exported; `learnShellError` meets it once and keeps its class.
 */
let shellErrorClass: ErrorClass | undefined;
let learning: Promise<void> | undefined;

/** Must have settled before the first shell runs. Throws when just-bash no longer has such an error. */
export function learnShellError(): Promise<void> {
  learning ??= learn();
  return learning;
}

/** An error that a shell prints as `stderr` for the command that met it, with status 1, and goes on. */
export function shellError(message: string, stderr: string): Error {
  if (shellErrorClass === undefined)
    throw new Error("shell error not learnt yet; await learnShellError()");
  const error = new shellErrorClass(message, "", stderr);
  error.message = message;
  return error;
}

async function learn(): Promise<void> {
  const family = await controlFlowFamily();
  const seen = new Set<ErrorClass>();
  // `error instanceof X` asks X[Symbol.hasInstance], which X inherits from its base class: for the length of one
  // command we listen there to every class that the interpreter compares with.
  Object.defineProperty(family, Symbol.hasInstance, {
    configurable: true,
    value(this: ErrorClass, value: unknown) {
      seen.add(this);
      return Function.prototype[Symbol.hasInstance].call(this, value);
    },
  });
  try {
    await bareShell([]).exec("echo ${!unset}");
  } finally {
    Reflect.deleteProperty(family, Symbol.hasInstance);
  }
  shellErrorClass = [...seen].find((candidate) => nameOf(candidate) === "BadSubstitutionError");
  if (shellErrorClass === undefined)
    throw new Error("just-bash has no BadSubstitutionError; pin 3.4.2");
}

/** The base class of just-bash's control-flow errors, met through an assignment that divides by zero. */
async function controlFlowFamily(): Promise<object> {
  let family: object | null = null;
  const meet = defineCommand("meet", async (_args, context) => {
    try {
      await context.assignShellVariable?.("array", "value", "1/0");
    } catch (error) {
      family = Object.getPrototypeOf(Object(error).constructor);
    }
    return { stdout: "", stderr: "", exitCode: 0 };
  });
  await bareShell([meet]).exec("meet");
  if (family === null || family === Error)
    throw new Error("just-bash changed its errors; pin 3.4.2");
  return family;
}

function nameOf(candidate: ErrorClass): string {
  try {
    return new candidate("", "", "").name;
  } catch {
    return "";
  }
}

function bareShell(customCommands: ReturnType<typeof defineCommand>[]): Bash {
  return new Bash({ commands: ["echo"], customCommands, defenseInDepth: false });
}
