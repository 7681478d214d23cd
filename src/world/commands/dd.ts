import { failed } from "../command.ts";
import type { CommandFamily, CommandResult, CommandSeat } from "../command.ts";
import { phraseOf } from "../fs-error.ts";
import { maybeDeclaredBytes } from "../weights.ts";

/** dd: just-bash has none. */
export const ddCommands: CommandFamily = { dd };

const known = new Set(["if", "of", "bs", "count", "skip", "status", "conv"]);
const units: Readonly<Record<string, number>> = { "": 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** Copies `if` to `of`, or standard input to standard output: `count` blocks of `bs` bytes, the first `skip` left out. */
async function dd(args: readonly string[], seat: CommandSeat): Promise<CommandResult> {
  const operands = new Map(
    args.map((arg) => {
      const [name = "", ...value] = arg.split("=");
      return [name, value.join("=")];
    }),
  );
  const strange = [...operands.keys()].find((name) => !known.has(name));
  if (strange !== undefined) return failed(`dd: unrecognized operand '${strange}'`);
  const bs = sizeOr(operands.get("bs"), 512);
  const count = sizeOr(operands.get("count"), Infinity);
  const skip = sizeOr(operands.get("skip"), 0);
  if (!(bs > 0) || Number.isNaN(count) || Number.isNaN(skip)) return failed("dd: invalid number");
  const [from, to] = [operands.get("if"), operands.get("of")];
  let content: Uint8Array;
  try {
    content = await contentOf(from, seat);
  } catch (error) {
    return failed(`dd: failed to open '${from}': ${phraseOf(error)}`);
  }
  const copied = content.subarray(skip * bs, (skip + count) * bs);
  const told = operands.get("status") === "none" ? "" : tally(copied, bs);
  if (to === undefined) return { stdout: textOf(copied), stderr: told, exitCode: 0 };
  try {
    await seat.fs.writeFile(seat.fs.resolvePath(seat.cwd, to), copied);
    return { stdout: "", stderr: told, exitCode: 0 };
  } catch (error) {
    return failed(`dd: failed to open '${to}': ${phraseOf(error)}`);
  }
}

async function contentOf(name: string | undefined, seat: CommandSeat): Promise<Uint8Array> {
  return name === undefined
    ? Buffer.from(seat.stdinBytes, "latin1")
    : seat.fs.readFileBuffer(seat.fs.resolvePath(seat.cwd, name));
}

/** "4M" -> 4194304; NaN for what is no number. */
function sizeOr(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const [, digits, unit = ""] = /^(\d+)([KMG]?)(?:i?B)?$/i.exec(text) ?? [];
  return Number(digits) * (units[unit.toUpperCase()] ?? NaN);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function tally(copied: Uint8Array, bs: number): string {
  const bytes = maybeDeclaredBytes(copied) ?? copied.length;
  const records = `${Math.floor(bytes / bs)}+${bytes % bs === 0 ? 0 : 1}`;
  return `${records} records in\n${records} records out\n${bytes} bytes copied\n`;
}
