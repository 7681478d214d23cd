import { isMatch } from "./transcript-lines.ts";
import type { Entry } from "./transcript.ts";
import type { Search } from "./snapshot.ts";

/** Which way a jump goes. */
export type Direction = "next" | "previous";

/** Nothing is searched for. */
export const noSearch: Search = { query: "", isTyping: false, match: null, count: 0 };

/** The entries that match, by index. */
export function matchesIn(transcript: readonly Entry[], query: string): readonly number[] {
  return transcript.flatMap((entry, index) => (isMatch(entry, query) ? [index] : []));
}

/** The match after or before the current one, round the ends; the newest when there is no current one. */
export function jump(
  matches: readonly number[],
  from: number | null,
  direction: Direction,
): number | null {
  if (from === null) return matches.at(-1) ?? null;
  const found =
    direction === "next"
      ? (matches.find((match) => match > from) ?? matches[0])
      : (matches.findLast((match) => match < from) ?? matches.at(-1));
  return found ?? null;
}
