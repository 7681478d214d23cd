import type { Entry } from "./transcript.ts";
import { span, wrap, type Line } from "./line.ts";

/** A row of the transcript, and which entry it belongs to. */
export type TranscriptRow = { readonly entry: number; readonly line: Line };

const wrappedEntries = new WeakMap<
  Entry,
  { readonly columns: number; readonly lines: readonly Line[] }
>();

function linesOf(entry: Entry, columns: number): readonly Line[] {
  const known = wrappedEntries.get(entry);
  if (known?.columns === columns) return known.lines;
  const { lead, text, tone } = entry;
  const rest = lead.endsWith("| ") ? lead : " ".repeat(lead.length);
  const lines = wrap(text, columns, { tone, first: lead, rest, most: 6 });
  wrappedEntries.set(entry, { columns, lines });
  return lines;
}

/** Whether an entry holds what is searched for, whatever its case. */
export function isMatch(entry: Entry, query: string): boolean {
  return query !== "" && `${entry.lead}${entry.text}`.toLowerCase().includes(query.toLowerCase());
}

/** The transcript as rows; entries that match `query` are marked, `match` among them more so. */
export function transcriptRows(
  transcript: readonly Entry[],
  columns: number,
  { query, match }: { readonly query: string; readonly match: number | null },
): readonly TranscriptRow[] {
  return transcript.flatMap((entry, index) => {
    const isFound = isMatch(entry, query);
    return linesOf(entry, columns - 2).map((line): TranscriptRow => {
      const mark =
        index === match ? span(">>", "selected") : span(isFound ? "> " : "  ", "changed");
      return { entry: index, line: [mark, ...line] };
    });
  });
}
