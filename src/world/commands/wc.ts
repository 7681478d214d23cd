import { parseOptions, printed } from "../command.ts";
import type { CommandSeat } from "../command.ts";
import type { CommandWrapper } from "../shell.ts";
import { maybeDeclaredBytes } from "../weights.ts";

type Counts = { readonly l: number; readonly w: number; readonly m: number; readonly c: number };
const columns = ["l", "w", "m", "c"] as const;

/** wc, for which weights are as long as they declare. The library's counts the bytes that there really are. */
export const wc: CommandWrapper = async (args, seat, original) => {
  const { flags, operands } = parseOptions(args, {
    flags: "lwmc",
    long: { lines: "l", words: "w", chars: "m", bytes: "c" },
  });
  const names = operands.length > 0 ? operands : [""];
  const contents = names.map((name) => ({ name, bytes: bytesOf(name, seat) }));
  if (!contents.some(({ bytes }) => maybeDeclaredBytes(bytes) !== undefined)) return original(args);
  const rows = contents.map(({ name, bytes }) => ({ name, counts: countsOf(bytes) }));
  const total = { name: "total", counts: sumOf(rows.map(({ counts }) => counts)) };
  const shown = columns.filter((column) => (flags.size === 0 ? column !== "m" : flags.has(column)));
  const isLone = rows.length === 1 && shown.length === 1;
  const width = isLone ? 0 : String(total.counts.c).length;
  const lines = (rows.length > 1 ? [...rows, total] : rows).map(({ name, counts }) =>
    [...shown.map((column) => String(counts[column]).padStart(width)), name].join(" ").trimEnd(),
  );
  return printed(`${lines.join("\n")}\n`);
};

/** What a name holds, or standard input; nothing where there is no such file. */
function bytesOf(name: string, seat: CommandSeat): Uint8Array {
  if (name === "" || name === "-") return Buffer.from(seat.stdinBytes, "latin1");
  const inode = seat.fs.maybeInode(seat.fs.resolvePath(seat.cwd, name));
  return inode?.kind === "file" ? inode.bytes : new Uint8Array(0);
}

function countsOf(bytes: Uint8Array): Counts {
  const text = Buffer.from(bytes).toString("latin1");
  const c = maybeDeclaredBytes(bytes) ?? bytes.length;
  return { l: text.split("\n").length - 1, w: text.split(/\s+/).filter(Boolean).length, m: c, c };
}

function sumOf(all: readonly Counts[]): Counts {
  return all.reduce((sum, { l, w, m, c }) => ({
    l: sum.l + l,
    w: sum.w + w,
    m: sum.m + m,
    c: sum.c + c,
  }));
}
