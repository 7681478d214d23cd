import { formatInstant } from "../clock.ts";

/** Arguments with the simulated time where a command would ask for the wall clock's. */
type Telling = (args: readonly string[], nowMs: number) => readonly string[];

/** just-bash's commands that look at the wall clock, told what time it is. */
export const timely: Readonly<Record<string, Telling>> = { awk, jq: query, yq: query, printf };

/** `srand()` without a seed takes the time for one. */
function awk(args: readonly string[], nowMs: number): readonly string[] {
  return args.map((arg) => arg.replace(/\bsrand\s*\(\s*\)/g, `srand(${secondsOf(nowMs)})`));
}

/** Options of jq and yq by the number of words that they take. */
const taking: Readonly<Record<string, number>> = {
  "--arg": 2,
  "--argjson": 2,
  "--slurpfile": 2,
  "--rawfile": 2,
  "--indent": 1,
  "-p": 1,
  "-o": 1,
};
/** A string, which is left alone even without an end, or the word `now` where it isn't a field, a variable or a key. */
const stringOrNow = /"(?:[^"\\]|\\.)*"?|(?<![.$\w])now\b(?!\s*[:}])/gs;

/** `now` in the filter, which is the first operand, is a number. */
function query(args: readonly string[], nowMs: number): readonly string[] {
  let at = 0;
  for (let arg = args[at]; arg?.startsWith("-") === true; arg = args[at])
    at += 1 + (taking[arg] ?? 0);
  const filter = args[at];
  if (filter === undefined) return args;
  const told = filter.replace(stringOrNow, (found) =>
    found === "now" ? String(secondsOf(nowMs)) : found,
  );
  return args.with(at, told);
}

const directive = /%(?:%|([-+ #0]*\d*(?:\.\d+)?)(?:\(([^)]*)\)T|[a-zA-Z]))/g;

/** `%(format)T` becomes a `%s` with the time written out: in UTC, and simulated where none is given, or -1 or -2. */
function printf(args: readonly string[], nowMs: number): readonly string[] {
  const at = args[0] === "-v" ? 2 : args[0] === "--" ? 1 : 0;
  const format = args[at] ?? "";
  const found = [...format.matchAll(directive)].filter(({ 0: text }) => text !== "%%");
  if (found.every(({ 2: time }) => time === undefined)) return args;
  const given = args.slice(at + 1);
  const rounds = Math.max(1, Math.ceil(given.length / found.length));
  const filled = Array.from({ length: rounds * found.length }, (_, index) => {
    const time = found[index % found.length]?.[2];
    return time === undefined ? given[index] : formatInstant(instantOf(given[index], nowMs), time);
  });
  const plain = format.replace(directive, (text, width: string, time: string | undefined) =>
    time === undefined ? text : `%${width}s`,
  );
  const last = filled.findLastIndex((word) => word !== undefined);
  return [...args.slice(0, at), plain, ...filled.slice(0, last + 1).map((word) => word ?? "")];
}

function instantOf(word: string | undefined, nowMs: number): number {
  return word === undefined || ["", "-1", "-2"].includes(word)
    ? nowMs
    : (parseInt(word, 10) || 0) * 1000;
}

function secondsOf(ms: number): number {
  return Math.floor(ms / 1000);
}
