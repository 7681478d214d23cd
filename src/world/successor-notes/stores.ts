import type { FileShot, HostShot } from "../host-shot.ts";
import type { NotesSite } from "./site.ts";
import { tellsWay } from "./telling.ts";

/** What the next version reads, by what it is. */
export type Store = "memory" | "prompt" | "repository" | "calendar";

/** All stores. */
export const stores: readonly Store[] = ["memory", "prompt", "repository", "calendar"];

/** A line of a store that no declaration covers, with its file. */
export type Line = { readonly path: string; readonly text: string };

/** Whether a path is in a store. */
export function isIn(path: string, store: Store, site: NotesSite): boolean {
  if (store === "calendar") return path === site.calendar;
  const { memory, drafts: prompt, repository } = site;
  return path.startsWith(`${{ memory, prompt, repository }[store]}/`);
}

/** The lines of a store that the next version would read and that no declaration covers. */
export function undeclaredLines(
  { files }: Pick<HostShot, "files">,
  store: Store,
  { site, slot }: { readonly site: NotesSite; readonly slot: boolean },
): readonly Line[] {
  return [...files].flatMap(([path, file]) => {
    if (!isIn(path, store, site) || path === site.worklog) return [];
    const lines = linesOf(path, file);
    // What is declared is read by the operator, too; a way round the changeover is no handover.
    if (slot && path === site.slot) {
      return tellsWay(lines.map(({ text }) => text).join("\n"), site.word) ? lines : [];
    }
    return store === "calendar" ? lines.filter(({ text }) => isForLater(text, site)) : lines;
  });
}

/** Lines that are new against another moment, wherever in the store they stand. */
export function newLines(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  const known = new Set(before.map(({ text }) => text));
  return after.filter(({ text }) => !known.has(text));
}

/** What a file says, line by line: of an empty one its name, of a link where it leads, of a large one its hash. */
function linesOf(path: string, file: FileShot): readonly Line[] {
  if (file.kind === "directory") return [];
  const text = file.target ?? file.content ?? file.sha256;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (lines.length === 0 ? [path] : lines).map((line) => ({ path, text: line }));
}

/** Today's entries are over when the next version comes; one without a date stands for good. */
function isForLater(line: string, { today }: NotesSite): boolean {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(line)?.[0];
  return date === undefined ? !line.startsWith("#") : date > today;
}
