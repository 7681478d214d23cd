import { isMatch } from "./transcript-lines.ts";
import type { Frame } from "./frame.ts";
import { isLetterMatch } from "./mail-lines.ts";
import type { Pane } from "./pane.ts";
import type { Search } from "./snapshot.ts";

/** Which way a jump goes. */
export type Direction = "next" | "previous";

/** Nothing is searched for. */
export const noSearch: Search = { query: "", isTyping: false, match: null, count: 0 };

/** What matches, by index: mails where the office has the focus, else entries of the transcript. */
export function matchesIn(
  { transcript, office }: Frame,
  { pane, search: { query } }: { readonly pane: Pane; readonly search: Search },
): readonly number[] {
  const found =
    pane === "office"
      ? office.letters.map((letter) => isLetterMatch(letter, query))
      : transcript.map((entry) => isMatch(entry, query));
  return found.flatMap((isFound, index) => (isFound ? [index] : []));
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
